import { expect, type Page, test } from '@playwright/test'
import { type PluggedIn, startEmulator } from './emulator'
import { firstRun, generate, openStudio, PERSON, prompt } from './pages'
import { type Studio, startStudio } from './studio'
import { order, tokenOf } from './team'

/** Which cards are seen where there are more than there are places. */

const RUNNING = 'The lamp turns for ever'
const IN_FLIGHT = 4
const PLACES = 6

let kling: PluggedIn
let studio: Studio
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  kling = await startEmulator(60)
  studio = await startStudio({ env: { ...kling.env, KLING_MAX_IN_FLIGHT: String(IN_FLIGHT) } })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  await firstRun(page, studio.url, { credits: '50000' })
  await kling.fault({ kind: 'stuck', match: { prompt: RUNNING } })
})

test.afterAll(async () => {
  await page.context().close()
  await studio.stop()
  await kling.stop()
})

const cards = () => page.getByRole('region', { name: 'On the way' }).getByRole('listitem')
const ahead = () => page.getByRole('region', { name: 'New take' }).getByText(/ahead|at once/)

test('before the first press no line is kept for counts on a narrow screen', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  const heading = await page.getByRole('heading', { name: 'On the way' }).boundingBox()
  const grid = await page.getByText('Nothing is on its way').boundingBox()
  expect((grid?.y ?? 0) - (heading?.y ?? 0) - (heading?.height ?? 0)).toBeLessThanOrEqual(16)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('what is taken back is ahead of nothing', async () => {
  await prompt(page).fill('A gull lands.')
  await expect(ahead()).toHaveText(/at once/)
  await generate(page).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText('Nothing is on its way')).toBeVisible()
  await expect(ahead()).toHaveText(/at once/, { timeout: 1_000 })
})

test('what generates is seen before what waits, and the queue from its front', async () => {
  const token = await tokenOf(studio, PERSON.email)
  for (let shot = 0; shot < 9; shot++) await order(studio, token, { prompt: `${RUNNING}, ${shot}` })
  await expect(async () => {
    await openStudio(page, studio.url)
    await expect(cards().getByText('Generating')).toHaveCount(IN_FLIGHT, { timeout: 1_000 })
  }).toPass()
  await expect(cards()).toHaveCount(PLACES)
  await expect(cards().nth(IN_FLIGHT)).toContainText('next')
  await expect(cards().nth(IN_FLIGHT + 1)).toContainText('2nd in the queue')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(cards().getByText('Generating').filter({ visible: true })).toHaveCount(2)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('what is taken back leaves every card where it stood', async () => {
  const said = () => cards().getByRole('link').allTextContents()
  const stood = await said()
  expect(stood).toHaveLength(PLACES)
  await prompt(page).fill('A gull lands')
  await generate(page).click()
  await expect(cards().first()).toContainText('A gull lands')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(cards().filter({ hasText: 'A gull lands' })).toHaveCount(0)
  expect(await said()).toEqual(stood)
})

test('what was just sent keeps its place, from the press on', async () => {
  await expect(cards()).toHaveCount(PLACES)
  const sent = 'A boat leaves the pier'
  await prompt(page).fill(sent)
  // Every drawing from then on.
  await page.evaluate((words) => {
    const grid = document.querySelector('[aria-labelledby=on-the-way] ul')
    const seen: number[] = []
    const look = () => {
      const at = [...(grid?.children ?? [])].findIndex((card) => card.textContent?.includes(words))
      if (at >= 0 || seen.length > 0) seen.push(at)
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { seen })
  }, sent)
  await generate(page).click()
  await expect(page.getByText(/(Sending|Joins the queue) in \d/).first()).toBeVisible()
  await expect(page.getByText(/(Sending|Joins the queue) in \d/)).toHaveCount(0)
  const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen)
  expect([...new Set(seen)]).toEqual([0])
  await expect(cards().getByText('Generating')).toHaveCount(IN_FLIGHT)
})

test('where all that runs is long overdue, a card and the button say the same', async () => {
  await expect(cards().getByText('starts when one ends').first()).toBeVisible({ timeout: 30_000 })
  await expect(ahead()).toHaveText(/ahead, starts when one ends/)
  // Nor does it claim to be sent once it can no longer be taken back.
  await prompt(page).fill('A gull leaves.')
  await generate(page).click()
  await expect(cards().getByText(/^Joins the queue in [1-4]\ss$/)).toBeVisible()
  await expect(page.getByText(/^Sending in/)).toHaveCount(0)
})
