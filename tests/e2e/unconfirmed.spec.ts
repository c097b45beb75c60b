import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { generate, openStudio, prompt, tiles } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'

/** Answers that were lost, and the three decisions about them, on card and page, by keyboard too. */

let kling: Plugged['kling']
let studio: Plugged['studio']
let page: Page
let close: Plugged['close']

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ kling, studio, page, close } = await openPlugged(browser))
})

test.afterAll(() => close())

const card = (text: string): Locator =>
  page.getByRole('list', { name: 'Waiting for a decision' }).getByRole('listitem').filter({
    hasText: text,
  })

const button = (name: string | RegExp, within: Locator | Page = page) =>
  within.getByRole('button', { name })

/** Sends a prompt whose answer is lost after Kling has taken and charged it. */
const loseAnswer = async (text: string): Promise<Locator> => {
  await openStudio(page, studio.url)
  await kling.fault({ kind: 'reset', on: 'create', charged: true, times: 1 })
  await prompt(page).fill(text)
  await generate(page).click()
  // Its own card asks, where it stands; what can be done is shown when somebody wants to decide.
  await button('Decide').click()
  await expect(card(text)).toBeFocused()
  await expect(card(text)).toContainText('Decision needed')
  return card(text)
}

const sent = async (text: string) =>
  (await kling.book()).filter(({ prompt }) => prompt === text).length

const expectAccessible = async () => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  }
}

const announced = () => page.locator('#announcements')

test('a lost answer asks, and every choice can be left by Esc', async () => {
  const asked = await loseAnswer('A harbour before dawn')
  await expect(asked).toContainText('400 stay held, at risk, until you decide')
  await expectAccessible()

  // Nothing answered. What was kept of it moves no button that somebody may be about to press.
  const heights = () =>
    button(/./, asked).evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().y + scrollY),
    )
  const before = await heights()
  await button('What happened on the wire', asked).click()
  await expect(asked.getByRole('textbox')).toHaveValue(/ECONNRESET|socket hang up/)
  expect(await heights()).toEqual(before)
  await button('What happened on the wire', asked).click()
  await expect(asked.getByRole('textbox')).toHaveCount(0)
  for (const [choice, consequence] of [
    ['Attach task id', /begin with n75/],
    [/^Send again/, /400 of this one are counted as lost.*cost 800/],
    ['Stop asking', /400 are counted as lost, and nobody asks/],
  ] as const) {
    await button(choice, asked).focus()
    await page.keyboard.press('Enter')
    await expect(asked.getByText(consequence)).toBeVisible()
    await expectAccessible()
    await page.keyboard.press('Escape')
    await expect(button(choice, asked)).toBeFocused()
  }
  expect(await sent('A harbour before dawn')).toBe(1)
})

test('an id that is none is refused beside the field, and the right one goes on', async () => {
  const asked = card('A harbour before dawn')
  await button('Attach task id', asked).click()
  const field = asked.getByLabel('Kling’s task id')
  await expect(field).toBeFocused()
  for (const [wrong, words] of [
    ['n71abc', 'The ids of this model begin with n75.'],
    ['n75nothing', 'Kling knows no task with this id.'],
  ] as const) {
    await field.fill(wrong)
    await page.keyboard.press('Enter')
    await expect(asked.getByText(words)).toBeVisible()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(announced()).toHaveText(`Kling’s task id: ${words}`)
  }
  // From the button the focus goes to the field.
  await field.fill('')
  await button('Attach', asked).click()
  await expect(asked.getByText('Enter the task id.')).toBeVisible()
  await expect(field).toBeFocused()
  const [made] = await kling.book()
  await field.fill(`  ${made?.taskId} `)
  await page.keyboard.press('Enter')
  await expect(announced()).toContainText('Attached.')
  await expect(tiles(page)).toHaveCount(1, { timeout: 120_000 })
  expect(await sent('A harbour before dawn')).toBe(1)
  await expect(page.getByText(/^4,600\b/).first()).toBeVisible()
})

test('sending again is confirmed on the page of the task, which names the new take', async () => {
  const asked = await loseAnswer('Fog lifts from the pier')
  await asked.getByRole('link', { name: 'Fog lifts from the pier' }).click()
  await expect(page).toHaveURL(/\/videos\/[a-z0-9]+$/)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Unconfirmed')
  await expectAccessible()
  await button(/^Send again/).click()
  await expect(page.getByText(/the two cost 800/)).toBeVisible()
  await button('Send again · 400').click()
  await expect(announced()).toContainText('Sent again as take 2; 400 of take 1')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Sent again as another take')
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused()
  expect(await sent('Fog lifts from the pier')).toBeLessThanOrEqual(2)
  await page.getByRole('link', { name: 'take 2', exact: true }).click()
  // The page of a task becomes that of its video by itself.
  await expect(page.locator('video')).toBeVisible({ timeout: 120_000 })
  expect(await sent('Fog lifts from the pier')).toBe(2)
  await expectAccessible()
})

test('giving up counts the credits as lost, once, and tells the one who comes second', async () => {
  const asked = await loseAnswer('A gull crosses the frame')
  const href = await asked.getByRole('link').getAttribute('href')
  const second = await page.context().newPage()
  await second.goto(`${studio.url}${href}`)
  await second.getByRole('button', { name: 'Stop asking' }).click()

  await button('Stop asking', asked).click()
  await expect(asked.getByText(/will not notice/)).toBeVisible()
  await button('Count 400 as lost', asked).click()
  await expect(announced()).toContainText('400 are counted as lost.')
  await expect(page.getByText('400 counted as lost').first()).toBeVisible()

  await expect(
    second.getByText(/moved on: it has already been counted as lost/).first(),
  ).toBeVisible({ timeout: 30_000 })
  await expect(second.getByRole('heading', { level: 2 })).toHaveText('Given up')
  await second.close()
  expect(await sent('A gull crosses the frame')).toBe(1)
})

test('what is known of the lost answer is a click away', async () => {
  await openStudio(page, studio.url)
  const ended = page.getByRole('listitem').filter({ hasText: 'A gull crosses the frame' })
  await ended.getByText('What happened on the wire').click()
  await expect(ended.getByRole('textbox')).toHaveValue(/ECONNRESET|socket/)
  await expectAccessible()
})
