import { expect, type Locator, type Page, test } from '@playwright/test'
import { announcementsOf, keepAnnouncements } from './announcements'
import { openNewest, openStudio, prompt } from './pages'
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
