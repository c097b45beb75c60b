import { expect, type Page, test } from '@playwright/test'
import { type PluggedIn, startEmulator } from './emulator'
import { addMember } from './members'
import { firstRun, generate, openStudio, prompt, signIn } from './pages'
import { type Studio, startStudio } from './studio'

/** What changes between the price and the press: others spend, and sending is paused. */

const EMRE = { name: 'Emre', email: 'emre@example.com', role: 'member' } as const

let kling: PluggedIn
let studio: Studio
let mina: Page
let emre: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  kling = await startEmulator(100)
  studio = await startStudio({ env: kling.env })
  const viewport = { width: 1440, height: 900 }
  mina = await browser.newPage({ viewport })
  await firstRun(mina, studio.url, { credits: '1300' })
  await addMember(studio, EMRE)
  emre = await browser.newPage({ viewport })
  await emre.goto(studio.url)
  await signIn(emre, undefined, EMRE.email)
  await expect(emre).toHaveURL(/\/w\/north-pier-films$/)
  await openStudio(emre, studio.url)
})

test.afterAll(async () => {
  await mina.context().close()
  await emre.context().close()
  await studio.stop()
  await kling.stop()
})

const composer = (page: Page) => page.getByRole('region', { name: 'New take' })
const sent = async () => (await kling.book()).map((one) => one.prompt)

test('a double click is one order', async () => {
  await prompt(emre).fill('A wheel turns once.')
  await generate(emre).dblclick()
  await expect(composer(emre).getByText(/^Sending in/)).toBeVisible()
  await expect.poll(sent, { timeout: 30_000 }).toEqual(['A wheel turns once.'])
  await expect(emre.getByText(/^900\b/).first()).toBeVisible()
})

test('sending that is paused while one writes takes the press, and sends it later', async () => {
  await expect(generate(mina)).toHaveText('Generate · 400', { timeout: 30_000 })
  await kling.fault({ kind: 'error', on: 'create', status: 401, code: 'INVALID_API_KEY', times: 1 })
  await prompt(emre).fill('A lamp turns.')
  await generate(emre).click()
  await prompt(mina).fill('The haze lifts, and the sun')
  await expect(composer(mina).getByText(/^sending is paused, it waits/)).toBeVisible({
    timeout: 30_000,
  })
  // Nobody is interrupted: the words and the caret stay.
  await expect(prompt(mina)).toBeFocused()
  await mina.keyboard.type(' settles.')
  await generate(mina).click()
  const words = 'The haze lifts, and the sun settles.'
  const card = (page: Page) => page.getByRole('listitem').filter({ hasText: words })
  await emre.getByRole('button', { name: 'Team', exact: true }).click()
  for (const page of [mina, emre]) {
    await expect(card(page)).toContainText(/Queued.*paused/, { timeout: 30_000 })
    await expect(card(page)).not.toContainText('next')
  }
  expect(await sent()).not.toContain(words)
  // Nobody has to reload for it: whoever pressed, and whoever did nothing, sees why nothing moves.
  const pauseOf = (page: Page) => page.getByRole('region', { name: 'Sending is paused' })
  await expect(pauseOf(emre)).toContainText('1 waits')
  const pause = pauseOf(mina)
  await pause.getByRole('button', { name: 'Resume' }).click()
  // It says what will be sent, and asks once.
  await pause.getByRole('button').first().press('Enter')
  await expect(pause).toHaveCount(0)
  await expect(mina.getByRole('heading', { name: 'On the way' })).toBeFocused()
  await expect.poll(async () => (await sent()).filter((one) => one === words)).toHaveLength(1)
})

test('credits that somebody else has just spent are said, and the draft stays', async () => {
  await expect(mina.getByText(/^500\b/).first()).toBeVisible()
  await prompt(mina).fill('The haze lifts.')
  await prompt(emre).fill('A gull crosses the frame.')
  await expect(generate(mina)).toHaveText('Generate · 400')
  // Mina's page is told nothing more.
  await mina.route('**/live?**', () => {})
  await generate(emre).click()
  await expect(composer(emre).getByText(/^Sending in/)).toBeVisible()
  await generate(mina).click()
  await expect(
    composer(mina)
      .getByText(/\b100\b/)
      .first(),
  ).toBeVisible()
  await expect(prompt(mina)).toHaveValue('The haze lifts.')
  await expect(mina.getByRole('listitem').filter({ hasText: 'The haze lifts.' })).toHaveCount(0)
  await mina.unroute('**/live?**')
  await expect(mina.getByRole('button', { name: /^Needs 300 more/ })).toBeVisible({
    timeout: 30_000,
  })
  await expect.poll(sent).toContain('A gull crosses the frame.')
  expect(await sent()).not.toContain('The haze lifts.')
})
