import { expect, type Locator, type Page, test } from '@playwright/test'
import { announcementsOf, keepAnnouncements } from './announcements'
import { generate, openNewest, openStudio, prompt, signIn } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'

/** The moment after the time to undo, when a key or a finger that was meant for it still comes. */

const RUNNING = 'The lamp turns for ever'

let plugged: Plugged
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  plugged = await openPlugged(browser, 60)
  page = plugged.page
  await keepAnnouncements(page)
  await plugged.kling.fault({ kind: 'stuck', match: { prompt: RUNNING } })
})

test.afterAll(() => plugged.close())

const sent = async () => (await plugged.kling.book()).length
const undoIn = (place: Page | Locator) => place.getByRole('button', { name: 'Undo', exact: true })

/** Presses as whoever wanted to undo does, once it is too late. */
const pressTooLate = async (undo: Locator) => {
  await undo.focus()
  await expect(undo).toHaveCount(0)
  const focused = page.locator(':focus')
  await expect(focused).toHaveAttribute('data-after-undo')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  for (let held = 0; held < 5; held++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect
    .poll(async () => (await announcementsOf(page)).join(' '))
    .toContain('Too late to undo: it is being sent.')
  // A press that was taken has its own way back.
  await page.waitForTimeout(1_500)
  await expect(undo).toHaveCount(0)
  return focused
}

test('a key for the Undo of the composer sends nothing once it is too late', async () => {
  await openStudio(page, plugged.studio.url)
  const composer = page.getByRole('region', { name: 'New take' })
  await prompt(page).fill('A gull lands on the rail.')
  await prompt(page).press('Control+Enter')
  const focused = await pressTooLate(undoIn(composer))
  await page.keyboard.press('Shift+Tab')
  await expect(composer.locator(':focus')).toHaveRole('button')
  await expect(focused).not.toHaveAttribute('data-after-undo')
  expect(await sent()).toBe(1)
})

test('nor does one for the Undo on a card', async () => {
  await page.setViewportSize({ width: 700, height: 900 })
  await page.getByRole('button', { name: 'New take' }).click()
  await prompt(page).fill(`${RUNNING}.`)
  await prompt(page).press('Control+Enter')
  const focused = await pressTooLate(
    undoIn(page.getByRole('region', { name: 'On the way' }).getByRole('listitem')),
  )
  await expect(focused).toContainText(RUNNING)
  expect(await sent()).toBe(2)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('nor does one for the Undo of Again, and a key held down on Again is one press', async () => {
  await openNewest(page, 1)
  const again = page.getByRole('button', { name: /^Again/ })
  await again.focus()
  await page.keyboard.down('Enter')
  await expect(undoIn(page)).toBeVisible()
  for (let held = 0; held < 10; held++) {
    await page.waitForTimeout(100)
    await page.keyboard.down('Enter')
  }
  await page.keyboard.up('Enter')
  await pressTooLate(undoIn(page))
  expect(await sent()).toBe(3)
  // After a reload nothing comes in its place.
  await again.click()
  await page.reload()
  await pressTooLate(undoIn(page))
  await page.keyboard.press('Tab')
  await expect(again).toBeFocused()
  expect(await sent()).toBe(4)
})

test('Undo stays where somebody stands on it when the page is taken over, however late that is', async () => {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  const CHUNKS = '**/_next/static/chunks/**'
  // Where the page itself takes seconds, the four are over before anybody can stand there.
  await expect(async () => {
    await page.unroute(CHUNKS)
    await page.getByRole('button', { name: /^Again/ }).click()
    await expect(undoIn(page)).toBeVisible()
    const before = await sent()
    // A second and more after the server has counted.
    let late: Promise<void> | undefined
    await page.route(CHUNKS, async (route) => {
      late ??= new Promise((resolve) => setTimeout(resolve, 1_100))
      await late
      await route.continue().catch(() => {})
    })
    await page.reload({ waitUntil: 'commit' })
    await undoIn(page).focus({ timeout: 3_000 })
    // It counts on.
    await expect(page.getByText(/^Sending in [12]\ss$/)).toBeVisible({ timeout: 3_000 })
    await expect(undoIn(page)).toBeFocused({ timeout: 100 })
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Taken back\. Nothing/).first()).toBeVisible()
    expect(await sent()).toBe(before)
  }).toPass({ timeout: 120_000 })
  await page.unroute(CHUNKS)
  expect(complaints).toEqual([])
})

test('a finger that comes late finds nothing in the place of Undo that it did not mean', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const phone = await context.newPage()
  await phone.goto(`${plugged.studio.url}/sign-in`)
  await signIn(phone)
  await expect(phone).toHaveURL(/north-pier-films$/)
  await openStudio(phone, plugged.studio.url)
  await phone.getByRole('button', { name: 'New take' }).tap()
  const words = `${RUNNING}, by the pier.`
  await prompt(phone).fill(words)
  await generate(phone).tap()
  const card = phone
    .getByRole('region', { name: 'On the way' })
    .getByRole('listitem')
    .filter({ hasText: words })
  const undo = undoIn(card)
  await expect(undo).toBeVisible()
  const heightOf = async () => (await card.boundingBox())?.height
  // The card of the press gives way to that of the task.
  await expect.poll(heightOf).toBeGreaterThan(0)
  const height = await heightOf()
  // As high as a finger needs it, though its line is lower.
  const reach = await undo.evaluate((button) => {
    const { x, y, width, height } = button.getBoundingClientRect()
    const hits = (from: number) =>
      button.contains(document.elementFromPoint(x + width / 2, y + height / 2 + from))
    return [-23, 23].map(hits)
  })
  expect(reach).toEqual([true, true])
  const calm = await phone.evaluate(
    (words) =>
      new Promise<number>((resolve) => {
        let since = 0
        const look = () => {
          const card = [...document.querySelectorAll('li')].find((one) =>
            one.textContent?.includes(words),
          )
          const names = [...(card?.querySelectorAll('button') ?? [])].map(
            (one) => one.ariaLabel ?? one.textContent,
          )
          if (names.includes('Undo')) since = performance.now()
          if (names.some((name) => name?.includes('only its card goes away')))
            return resolve(performance.now() - since)
          requestAnimationFrame(look)
        }
        look()
      }),
    words,
  )
  expect(calm).toBeGreaterThan(2_500)
  await expect.poll(heightOf).toBe(height)
  await context.close()
})
