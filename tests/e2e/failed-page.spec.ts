import { expect, test } from '@playwright/test'
import { announcementsOf, keepAnnouncements } from './announcements'
import { expectInSight, expectNothingBeside } from './in-sight'
import { openStudio, PERSON } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'
import { order, tokenOf } from './team'

/** The page of a failure tells the story of its card: put away and brought back, and sent again. */

const FAILING = 'A parade crosses the square'
const SIZES = [
  { width: 1440, height: 900 },
  { width: 320, height: 700 },
  { width: 740, height: 360 },
]

let plugged: Plugged
let page: Plugged['page']

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  plugged = await openPlugged(browser, 60)
  page = plugged.page
  await keepAnnouncements(page)
  await plugged.kling.fault({
    ...{ kind: 'failure', message: 'Content policy' },
    ...{ match: { prompt: FAILING }, times: 1 },
  })
  const token = await tokenOf(plugged.studio, PERSON.email)
  await order(plugged.studio, token, { prompt: FAILING })
  await expect(async () => {
    await openStudio(page, plugged.studio.url)
    await expect(card()).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 120_000 })
})

test.afterAll(() => plugged.close())

const card = () =>
  page.getByRole('list', { name: 'Ended without a video' }).getByRole('link', { name: FAILING })
const button = (name: string | RegExp) => page.getByRole('button', { name })
const sentAgain = () => page.getByRole('link', { name: /^Sent again: take 2/ })

test('its card is put away and brought back by one button', async () => {
  await card().click()
  await button('Put its card away').focus()
  await page.keyboard.press('Enter')
  const back = button('Bring its card back to the studio')
  await expect(back).toBeFocused()
  await expect.poll(async () => (await announcementsOf(page)).join(' ')).toContain('Put away.')
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await back.scrollIntoViewIfNeeded()
    await expectInSight(back, `the way back at ${size.width}×${size.height}`)
    await expectNothingBeside(page)
  }
  await page.reload()
  await back.focus()
  await page.keyboard.press('Enter')
  await expect(button('Put its card away')).toBeFocused()
  await expect
    .poll(async () => (await announcementsOf(page)).join(' '))
    .toContain('The card is back.')
  await openStudio(page, plugged.studio.url)
  await expect(card()).toBeVisible()
})

test('sent again, it leads to that take, also while its card is put away', async () => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await card().click()
  await button('Put its card away').click()
  await expect(button('Bring its card back to the studio')).toBeVisible()
  await button(/^Again/).click()
  await expect(page.getByText('See it in the studio')).toBeVisible({ timeout: 15_000 })
  await expect(sentAgain()).toHaveCount(0)
  await button('Put away').click()
  await expect(sentAgain()).toHaveText('Sent again: take 2 is done', { timeout: 120_000 })
  await expect(button(/^Again/)).toHaveCount(0)
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await expectInSight(sentAgain(), `the later take at ${size.width}×${size.height}`)
    await expectInSight(page.getByRole('link', { name: 'Edit request' }))
    await expectNothingBeside(page)
  }
  await sentAgain().click()
  await expect(page.locator('video')).toBeVisible()
})
