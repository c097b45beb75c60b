import { expect, test } from '@playwright/test'
import { addVideos } from './many-videos'
import { type OwnStudio, openOwn } from './own-studio'
import { tiles } from './pages'

/** A gallery of thousands: what is drawn of it, where one is in it, and what is found in it. */

const COUNT = 2_400
/** Over so many days, which is seventeen months. */
const DAYS = 500
const NEWEST = '2026-11-22T20:00:00Z'

let studio: OwnStudio['studio']
let page: OwnStudio['page']
let close: OwnStudio['close']

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ studio, page, close } = await openOwn(browser))
  await page.addInitScript(() => {
    const sum = { shift: 0 }
    Object.assign(window, { sum })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number
          hadRecentInput: boolean
        }
        if (!hadRecentInput) sum.shift += value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await addVideos(studio, { count: COUNT, days: DAYS, newest: NEWEST })
})

test.afterAll(() => close())

const open = async (query = '') => {
  await page.goto(`${studio.url}/w/north-pier-films/gallery${query}`, { waitUntil: 'networkidle' })
  await expect(tiles(page).first()).toBeVisible()
}
const filter = (name: string) => page.getByRole('combobox', { name, exact: true })
const field = () => page.getByRole('searchbox', { name: 'Search videos' })
const rail = () => page.getByRole('navigation', { name: 'Jump to month' })

/** The first tile that can be seen as a whole, and where it is when the scrolling of a key has ended. */
const firstInSight = () =>
  page.evaluate(async () => {
    let before = Number.NaN
    for (let still = 0; still < 10; before = scrollY) {
      await new Promise(requestAnimationFrame)
      still = scrollY === before ? still + 1 : 0
    }
    for (const tile of document.querySelectorAll<HTMLElement>('a[data-tile]')) {
      const { top, bottom } = tile.getBoundingClientRect()
      if (top > 100 && bottom < innerHeight) return { id: tile.dataset.tile ?? '', top }
    }
    throw new Error('no tile is in sight')
  })

const topOf = (id: string) =>
  page.evaluate(
    (tile) => document.querySelector(`[data-tile="${tile}"]`)?.getBoundingClientRect().top,
    id,
  )

/** A screen further. At the end of what is there yet, a key does nothing: it is pressed again. */
const turn = (key: 'PageDown' | 'PageUp') =>
  expect(async () => {
    const before = await page.evaluate(() => scrollY)
    await page.keyboard.press(key)
    await expect.poll(() => page.evaluate(() => scrollY), { timeout: 500 }).not.toBe(before)
  }).toPass()

test('pages down through it with few nodes and nothing that moves', async () => {
  await open()
  let most = 0
  for (let count = 0; count < 60; count++) {
    await turn('PageDown')
    most = Math.max(most, await page.evaluate(() => document.querySelectorAll('*').length))
    await expect(tiles(page).first()).toBeAttached()
  }
  expect(most).toBeLessThan(3_000)
  const shift = await page.evaluate(
    () => (window as unknown as { sum: { shift: number } }).sum.shift,
  )
  expect(shift).toBeLessThanOrEqual(0.02)
  // Deep in it, and every tile is below the one before.
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(20_000)
})

test('leads back to the same pixel', async () => {
  const seen = await firstInSight()
  await page.locator(`[data-tile="${seen.id}"]`).click()
  await expect(page).toHaveURL(/\/videos\//)
  await page.goBack()
  await expect.poll(() => topOf(seen.id)).toBe(seen.top)
  await page.goForward()
  await expect(page).toHaveURL(/\/videos\//)
  await page.goBack()
  await expect.poll(() => topOf(seen.id)).toBe(seen.top)
  // Whoever goes on by the keys goes on from there.
  await expect(page.locator(`[data-tile="${seen.id}"]`)).toBeFocused()
})

test('jumps to a month and goes on from there both ways', async () => {
  await open()
  await rail().getByRole('button', { name: /^2025/ }).click()
  const heading = page.getByRole('heading', { level: 2, name: /^Wednesday 31 December 2025/ })
  await expect(heading).toBeInViewport()
  await expect(page).toHaveURL(/at=2025-12/)
  await expect(rail().locator('[aria-current]')).toHaveAccessibleName(/^December 2025/)
  const seen = await firstInSight()
  // What is newer comes above without moving anything.
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(900)
  expect(Math.abs(((await topOf(seen.id)) ?? 0) - seen.top)).toBeLessThan(1)
  for (let count = 0; count < 4; count++) await turn('PageUp')
  await expect(page).toHaveURL(/at=2026-01/)
  for (let count = 0; count < 8; count++) await turn('PageDown')
  await expect(page).toHaveURL(/at=2025-12/)
  await page.reload({ waitUntil: 'networkidle' })
  await expect(heading).toBeInViewport()
  // Also with a piece of January in sight below the bar.
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(900)
  await expect(page).toHaveURL(/at=2025-12/)
  await expect(rail().locator('[aria-current]')).toHaveAccessibleName(/^December 2025/)
})

test('moves between the months by the keys', async () => {
  await open()
  await rail().getByRole('button').first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await expect(rail().getByRole('button', { name: /^January 2026, \d+ videos$/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('heading', { level: 2, name: /^Saturday 31 January/ }),
  ).toBeInViewport()
})

test('searches while one types, in three languages', async () => {
  await open()
  for (const [typed, found] of [
    ['crimson', /Crimson ridges/],
    ['바다', /밤바다 위의 등대/],
    ['istanbul', /İstanbul’da/],
  ] as const) {
    await tiles(page).first().focus()
    await page.keyboard.press('/')
    await expect(field()).toBeFocused()
    await page.keyboard.insertText(typed)
    await expect(page).toHaveURL(new RegExp(`search=${encodeURIComponent(typed)}`))
    await expect(tiles(page).first()).toHaveAccessibleName(found)
    await expect(page.getByRole('status').filter({ hasText: /\d/ }).first()).toHaveText(
      /34[23] videos/,
    )
    await page.keyboard.press('ArrowDown')
    await expect(tiles(page).first()).toBeFocused()
    await page.keyboard.press('/')
    await page.keyboard.press('Escape')
    await expect(field()).toHaveValue('')
    await expect(page).not.toHaveURL(/search=/)
    await expect(tiles(page).first()).toHaveAccessibleName(/Crimson ridges/)
  }
})

test('selects and rejects by the keys alone, and keeps it', async () => {
  await open()
  const first = tiles(page).first()
  await first.focus()
  await page.keyboard.press('s')
  await expect(first).toHaveAccessibleName(/, Select$/)
  await expect(page.locator('#announcements')).toHaveText(/Selected\. Take 1, Crimson ridges/)
  await page.keyboard.press('x')
  await expect(first).toHaveAccessibleName(/, Rejected$/)
  await page.keyboard.press('x')
  await expect(first).not.toHaveAccessibleName(/Rejected|Select/)
  await page.keyboard.press('ArrowRight')
  const second = tiles(page).nth(1)
  await expect(second).toBeFocused()
  // A Hangul keyboard types ㄴ where S stands.
  await second.dispatchEvent('keydown', { key: 'ㄴ', code: 'KeyS', bubbles: true })
  await expect(second).toHaveAccessibleName(/, Select$/)
  await expect(async () => {
    await open('?choice=select')
    await expect(tiles(page)).toHaveCount(1, { timeout: 1_000 })
  }).toPass()
})

test('keeps its filters in the address, over a step back and a reload', async () => {
  await open()
  await filter('Model').selectOption('o3')
  await filter('Sound').selectOption('off')
  await expect(page).toHaveURL(/model=o3&sound=off/)
  const count = page.getByRole('search').getByText('400 videos')
  await expect(count).toBeVisible()
  await page.goBack()
  await expect(filter('Sound')).toHaveValue('')
  await expect(page.getByRole('search').getByText('800 videos')).toBeVisible()
  await page.goForward()
  await expect(count).toBeVisible()
  await page.reload({ waitUntil: 'networkidle' })
  await expect(count).toBeVisible()
  await expect(filter('Model')).toHaveValue('o3')
})

test('says which filters could be taken away where nothing meets all of them', async () => {
  await page.goto(`${studio.url}/w/north-pier-films/gallery?model=o3&type=std-text-to-video`, {
    waitUntil: 'networkidle',
  })
  await expect(page.getByText('The model and the type exclude each other.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove the filter Model: Kling O3' }).click()
  await expect(tiles(page).first()).toBeVisible()
})

test('reaches tiles that are not drawn by the keys', async () => {
  await open()
  await tiles(page).first().focus()
  await page.keyboard.press('End')
  const last = page.locator('a[data-tile]:focus')
  await expect(last).toBeInViewport()
  const id = await last.getAttribute('data-tile')
  await page.keyboard.press('Home')
  await expect(page.locator('a[data-tile]:focus')).toBeInViewport()
  await expect(page.locator('a[data-tile]:focus')).not.toHaveAttribute('data-tile', id ?? '')
  // Scrolled away, the focus stays on its tile.
  for (let count = 0; count < 6; count++) await page.mouse.wheel(0, 900)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(3_000)
  await expect(page.locator('a[data-tile]:focus')).toHaveCount(1)
})

test('makes no tile anew that is there already', async () => {
  await open()
  await page.evaluate(() => {
    const made = { anew: 0 }
    Object.assign(window, { made })
    const tilesOf = (node: Node) =>
      node instanceof Element
        ? [...node.querySelectorAll<HTMLElement>('[data-tile]')].map((tile) => tile.dataset.tile)
        : []
    const seen = new Set(tilesOf(document.body))
    new MutationObserver((records) => {
      for (const id of records.flatMap(({ addedNodes }) => [...addedNodes].flatMap(tilesOf))) {
        if (seen.has(id)) made.anew += 1
        seen.add(id)
      }
    }).observe(document.body, { childList: true, subtree: true })
  })
  for (let count = 0; count < 10; count++) await turn('PageDown')
  expect(await page.evaluate(() => (window as unknown as { made: object }).made)).toEqual({
    anew: 0,
  })
})

test('opens a video that was pressed before the month is noted in the address', async () => {
  await open()
  const isPage = (address: URL) => address.pathname.includes('/videos/')
  let answer = () => {}
  const answered = new Promise<void>((done) => {
    answer = done
  })
  await page.route(isPage, async (route) => {
    await answered
    await route.continue()
  })
  await page.locator(`[data-tile="${(await firstInSight()).id}"]`).click()
  for (let count = 0; count < 12; count++) await turn('PageDown')
  await expect(page).toHaveURL(/at=2026-\d\d/)
  answer()
  await expect(page).toHaveURL(/\/videos\//)
  await page.unroute(isPage)
})

test('keeps what is chosen after a reload and a step back', async () => {
  await open()
  await filter('Model').selectOption('o3')
  await filter('Sound').selectOption('off')
  await expect(page).toHaveURL(/sound=off/)
  await page.reload({ waitUntil: 'networkidle' })
  // What the router would ask for comes late, and must not take back what is chosen meanwhile.
  const isAsked = (address: URL) =>
    address.pathname.endsWith('/gallery') && address.searchParams.has('_rsc')
  await page.route(isAsked, (route) => route.abort())
  await page.goBack()
  await expect(filter('Sound')).toHaveValue('')
  await expect(page.getByRole('search').getByText('800 videos')).toBeVisible()
  await filter('Ratio').selectOption('1:1')
  await expect(page).toHaveURL(/model=o3&ratio=1%3A1$/)
  await expect(filter('Model')).toHaveValue('o3')
  await page.unroute(isAsked)
})

test('counts what is left of a day, of all of it too', async () => {
  await open()
  const ofDay = page.getByRole('heading', { level: 2 }).first().locator('span').last()
  const day = await page.getByRole('heading', { level: 2 }).first().getAttribute('id')
  const all = page.getByRole('search').getByText(/^2,\d+ videos$/)
  await expect(all).toHaveText('2,400 videos')
  const of = Number.parseInt((await ofDay.textContent()) ?? '', 10)
  expect(of).toBeGreaterThan(1)
  await tiles(page).first().focus()
  await page.keyboard.press('Delete')
  await expect(ofDay).toHaveText(`${of - 1} videos`)
  await expect(all).toHaveText('2,399 videos')
  // Also after what the studio says from now on, which counts it no more.
  await rail().getByRole('button', { name: /^2025/ }).click()
  await expect(page.getByRole('heading', { name: /31 December 2025/ })).toBeInViewport()
  await expect(all).toHaveText('2,399 videos')
  await open()
  for (let left = of - 1; left > 0; left--) {
    await tiles(page).first().focus()
    await page.keyboard.press('Delete')
    await expect(all).toHaveText(`${(2_399 - (of - left)).toLocaleString('en')} videos`)
  }
  await expect(page.locator(`#${day}`)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator(`#${day}`)).toHaveText(/[^0-9]1 video$/)
})

test('compares two that are chosen by C', async () => {
  await open()
  await tiles(page).first().focus()
  await page.keyboard.press('c')
  await expect(page.getByText('Choose two videos to compare them.').first()).toBeVisible()
  await page.keyboard.press(' ')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press(' ')
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/\/compare\?a=.+&b=/)
})

test('asks for no poster any more that was scrolled past', async () => {
  const isPoster = (address: URL) => /poster/.test(address.pathname)
  await page.route(isPoster, () => {
    // Never answered: on the way for as long as somebody waits for it.
  })
  let cancelled = 0
  page.on('requestfailed', (request) => {
    if (isPoster(new URL(request.url()))) cancelled += 1
  })
  await page.goto(`${studio.url}/w/north-pier-films/gallery`, { waitUntil: 'domcontentloaded' })
  await expect(tiles(page).first()).toBeVisible()
  for (let count = 0; count < 12; count++) await turn('PageDown')
  await expect.poll(() => cancelled).toBeGreaterThan(10)
  await page.unroute(isPoster)
})

test('shows its rail to a browser that has not told its time zone yet, and moves nothing', async () => {
  await page.context().clearCookies({ name: 'time_zone' })
  await open()
  await expect(rail().getByRole('button').first()).toBeVisible()
  expect(
    await page.evaluate(() => (window as unknown as { sum: { shift: number } }).sum.shift),
  ).toBeLessThanOrEqual(0.02)
})
