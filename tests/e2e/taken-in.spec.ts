import { expect, test } from '@playwright/test'
import { announcementsOf, keepAnnouncements } from './announcements'
import { openStudio, PERSON } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'
import { order, tokenOf } from './team'

/** What has ended: how it joins the list, what the day says of it, and the way back of a card. */

const FAILING = 'A parade crosses the square'

let kling: Plugged['kling']
let studio: Plugged['studio']
let page: Plugged['page']
let close: Plugged['close']
let token: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ kling, studio, page, close } = await openPlugged(browser, 60))
  await keepAnnouncements(page)
  token = await tokenOf(studio, PERSON.email)
})

test.afterAll(() => close())

const look = async (name: string) => {
  const folder = process.env.LIVE_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
const onTheWay = () => page.getByRole('region', { name: 'On the way' })
const list = () => page.getByRole('region', { name: 'Today' })

/** What a place is high, whatever stands in it. */
const PLACE_HEIGHT = 116

/** In a window of any width a card that is done says which take it is, in the room of its place. */
const expectTakeOnCard = async () => {
  const before = page.viewportSize() ?? { width: 1440, height: 900 }
  const place = onTheWay()
    .locator('p')
    .filter({ hasText: /^Shot \d, take 1$/, visible: true })
    .first()
  for (const width of [1440, 1024, 390, 320]) {
    await page.setViewportSize({ ...before, width })
    expect(await place.evaluate((text) => text.scrollWidth <= text.clientWidth)).toBe(true)
    const card = await place.locator('xpath=ancestor::li').boundingBox()
    expect(card?.height, `${width}`).toBe(PLACE_HEIGHT)
  }
  await page.setViewportSize(before)
}

test('the day counts what stands in cards, and all of it can be let into the list', async () => {
  await order(studio, token, { prompt: 'A lamp turns' })
  await expect(list().getByText('1 video · 400 credits')).toBeVisible({ timeout: 120_000 })
  for (const prompt of ['A gull lands', 'A boat leaves']) await order(studio, token, { prompt })
  await expect(onTheWay().getByText('Done')).toHaveCount(2, { timeout: 120_000 })
  await expect(list().getByText('3 videos · 1,200 credits')).toBeVisible()
  await look('taken-in-before')
  await expectTakeOnCard()
  await expect(list().locator('[data-tile]')).toHaveCount(1)
  await page.getByRole('button', { name: '2 new' }).press('Enter')
  await expect(list().locator('[data-tile]')).toHaveCount(3)
  await expect(list().locator('[data-tile]').first()).toBeFocused()
  await expect(onTheWay().getByText('Done')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /new$/ })).toHaveCount(0)
  await look('taken-in-after')
})

test('a card that was put away comes back', async () => {
  await kling.fault({
    ...{ kind: 'failure', message: 'Content policy' },
    ...{ match: { prompt: FAILING }, times: 1 },
  })
  await order(studio, token, { prompt: FAILING })
  const failed = page.getByRole('list', { name: 'Ended without a video' }).getByText(FAILING)
  await expect(async () => {
    await openStudio(page, studio.url)
    await expect(failed).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 120_000 })
  const putAway = page.getByRole('button', { name: 'Put away', exact: true })
  // At once: where the code of the card has not come yet, the press waits for it.
  await putAway.focus()
  await page.keyboard.press('Enter')
  await expect(failed).toHaveCount(0)
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  await expect(undo).toBeFocused()
  await expect(undo).toBeInViewport()
  // What is taken back before it is said is not said.
  await expect.poll(async () => (await announcementsOf(page)).join(' ')).toContain('Put away.')
  await look('put-away')
  await page.keyboard.press('Enter')
  await expect(failed).toBeVisible()
  await expect(undo).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'On the way' })).toBeFocused()
  await expect.poll(async () => (await announcementsOf(page)).at(-1)).toBe('The card is back.')
})

test('a failed card leads to the take that it was sent again as', async () => {
  const again = page.getByRole('button', { name: /^Again/ })
  await again.click()
  await expect(page.getByText('Sent again. It is on the way.')).toBeVisible({ timeout: 15_000 })
  await openStudio(page, studio.url)
  const card = page.getByRole('list', { name: 'Ended without a video' }).getByRole('listitem')
  await expect(card.getByRole('link', { name: /^Sent again: take 2/ })).toBeVisible()
  await expect(again).toHaveCount(0)
  await look('sent-again')
})
