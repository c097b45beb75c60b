import { expect, type Page, test } from '@playwright/test'
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

/** Where the headings and the first tiles stand, in whole pixels of the document. */
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main h2, main [data-tile]')].slice(0, 60).map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect()
      const all = [left, top + window.scrollY, width, height]
      return { of: one.id || (one as HTMLElement).dataset.tile, at: all.map(Math.round) }
    }),
  )

for (const width of [320, 390, 768, 1440, 2560]) {
  test(`stand where the server drew them, ${width} wide`, async ({ browser }) => {
    const storageState = await own.page.context().storageState()
    const viewport = { width, height: 900 }
    const plain = await browser.newContext({ storageState, viewport, javaScriptEnabled: false })
    const drawn = await plain.newPage()
    await drawn.goto(`${own.studio.url}${GALLERY}`)
    const before = await places(drawn)
    expect(before.length).toBeGreaterThan(40)
    const context = await browser.newContext({ storageState, viewport, timezoneId: 'UTC' })
    const page = await context.newPage()
    await page.goto(`${own.studio.url}${GALLERY}`, { waitUntil: 'networkidle' })
    await expect(page.locator('main li.absolute').first()).toBeVisible()
    const after = new Map((await places(page)).map(({ of, at }) => [of, at]))
    expect(after.size).toBeGreaterThan(6)
    for (const { of, at } of before) {
      const now = after.get(of)
      for (const [side, length] of now?.entries() ?? []) {
        expect(Math.abs(length - (at[side] ?? 0)), `${of} ${at} ${now}`).toBeLessThanOrEqual(1)
      }
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await page.screenshot({ path: `test-results/gallery-days-${width}.png` })
    await context.close()
    await plain.close()
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
