import { expect, test } from '@playwright/test'
import { addVideos } from './many-videos'
import { type OwnStudio, openOwn } from './own-studio'
import { tiles } from './pages'

/** A studio that makes a few videos a day: its days stand side by side. */

const GALLERY = '/w/north-pier-films/gallery'

let own: OwnStudio

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  own = await openOwn(browser)
  await addVideos(own.studio, { count: 40, days: 31, newest: '2026-11-10T20:00:00Z' })
})

test.afterAll(() => own.close())

type Place = { of: string; at: number[] }

type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] }
type Watched = { placesOf: () => Place[]; drawn: Place[]; moved: number; what: string[] }

/** Notes where headings and tiles stand before scripts have taken them over, and what has moved. */
const watch = () => {
  const own = window as unknown as Watched
  own.placesOf = () =>
    [...document.querySelectorAll<HTMLElement>('main h2, main [data-tile]')].map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect()
      const of = one.id || (one.dataset.tile ?? '')
      return { of, at: [left, top + window.scrollY, width, height] }
    })
  own.drawn = []
  own.moved = 0
  own.what = []
  const look = () => {
    if (document.querySelector('main li.absolute')) return
    own.drawn = own.placesOf()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      own.moved += entry.value
      own.what.push(...entry.sources.map(({ node }) => node?.textContent?.slice(0, 40) ?? ''))
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

for (const width of [320, 390, 768, 1440, 2560]) {
  test(`stand where the server drew them, ${width} wide`, async ({ browser }) => {
    const context = await browser.newContext({
      storageState: await own.page.context().storageState(),
      viewport: { width, height: 900 },
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.addInitScript(watch)
    await page.goto(`${own.studio.url}${GALLERY}`, { waitUntil: 'networkidle' })
    await expect(page.locator('main li.absolute').first()).toBeVisible()
    const { drawn, now, moved, what } = await page.evaluate(() => {
      const own = window as unknown as Watched
      return { drawn: own.drawn, now: own.placesOf(), moved: own.moved, what: own.what }
    })
    const before = new Map(drawn.map(({ of, at }) => [of, at]))
    const both = now.filter(({ of }) => before.has(of))
    expect(both.length).toBeGreaterThan(6)
    for (const { of, at } of both) {
      const was = before.get(of) ?? []
      const away = Math.max(...at.map((length, side) => Math.abs(length - (was[side] ?? 0))))
      expect(away, `${of}: ${was} and ${at}`).toBeLessThanOrEqual(1)
    }
    expect(moved, what.join('; ')).toBeLessThanOrEqual(0.00001)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    )
    await page.screenshot({ path: `test-results/gallery-days-${width}.png` })
    await context.close()
  })
}

test('are gone through by the keys as they stand', async () => {
  const { page, studio } = own
  await page.goto(`${studio.url}${GALLERY}`, { waitUntil: 'networkidle' })
  const boxOf = async () => {
    const box = await page.locator('[data-tile]:focus').boundingBox()
    if (!box) throw new Error('no tile has the focus')
    return box
  }
  await tiles(page).first().focus()
  const first = await boxOf()
  await page.keyboard.press('ArrowRight')
  const second = await boxOf()
  expect(second.y).toBe(first.y)
  expect(second.x).toBeGreaterThan(first.x)
  await page.keyboard.press('ArrowDown')
  const below = await boxOf()
  expect(below.y).toBeGreaterThan(second.y)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  expect((await boxOf()).y).toBe(first.y)
})

test('the bar below stands where it will, before all of it has come', async () => {
  const { page, studio } = own
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${studio.url}${GALLERY}`)
  const [whole, begun] = await page
    .getByRole('navigation', { name: 'Workspace, below' })
    .evaluate((bar) => {
      const leftOf = () => [...bar.children].map((one) => one.getBoundingClientRect().left)
      const whole = leftOf()
      bar.lastElementChild?.remove()
      bar.lastElementChild?.remove()
      return [whole, leftOf()]
    })
  expect(whole).toHaveLength(5)
  expect(begun).toEqual(whole?.slice(0, 3))
})
