import { expect, type Page, test } from '@playwright/test'
import { type PluggedIn, startEmulator } from './emulator'
import { startLine } from './line'
import { choose, firstRun, generate, openStudio, prompt, signIn } from './pages'
import { noise } from './pictures'
import { type Studio, startStudio } from './studio'

/** The network or the session ends in the middle: nothing is lost, and nothing is made twice. */

const WORDS = 'The beam turns, and stops on the boat.'

let kling: PluggedIn
let studio: Studio
let line: Awaited<ReturnType<typeof startLine>>
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  kling = await startEmulator(100)
  studio = await startStudio({ env: kling.env })
  line = await startLine(studio.port)
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await firstRun(page, line.url, { credits: '5000' })
})

test.afterAll(async () => {
  await page.context().close()
  await line.stop()
  await studio.stop()
  await kling.stop()
})

const composer = () => page.getByRole('region', { name: 'New take' })
const tryAgain = () => composer().getByRole('button', { name: 'Try again' })
const endSession = () => page.context().clearCookies({ name: /session/ })

/** So narrow a way out that there is time to do something in the middle of an upload. */
const limitUploads = async (bytesPerSecond: number) => {
  const network = await page.context().newCDPSession(page)
  await network.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1 },
    uploadThroughput: bytesPerSecond,
  })
}
const NARROW = 200_000
const WIDE = -1

const isUnderway = () => expect(composer().getByText(/^[1-9]\d?%$/)).toBeVisible()

test('an upload that the network ends goes on when it is back, and the draft is kept', async () => {
  await choose(page, 'Image')
  await prompt(page).fill(WORDS)
  await limitUploads(NARROW)
  await page.locator('input[name=image]').setInputFiles(await noise('pier.png'))
  await isUnderway()
  await expect(generate(page)).toHaveAccessibleDescription('A file is still on its way.')
  line.cut()
  await expect(composer().getByText('The upload broke off.')).toBeVisible()
  // Still without a network: it says the same again, and keeps the file.
  await tryAgain().click()
  await expect(composer().getByText('The upload broke off.')).toBeVisible()
  line.mend()
  await limitUploads(WIDE)
  await tryAgain().click()
  await expect(page.getByRole('img', { name: 'pier.png' })).toBeVisible()
  await expect(prompt(page)).toHaveValue(WORDS)
})

test('an upload after the end of the session waits for signing in beside it', async () => {
  await endSession()
  await page.locator('input[name=endImage]').setInputFiles(await noise('end.png'))
  const link = composer().getByRole('link', { name: 'Sign in' }).first()
  await expect(link).toBeVisible()
  const [beside] = await Promise.all([page.context().waitForEvent('page'), link.click()])
  await signIn(beside)
  await expect(beside).toHaveURL(/\/w\/north-pier-films$/)
  await beside.close()
  await tryAgain().click()
  await expect(page.getByRole('img', { name: 'end.png' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'pier.png' })).toBeVisible()
})

test('a press without a session waits behind signing in, and makes one task', async () => {
  await endSession()
  await generate(page).click()
  await expect(composer().getByText('You are signed out. Your draft is kept.')).toBeVisible()
  await composer().getByRole('link', { name: 'Sign in' }).click()
  await signIn(page)
  await expect(page).toHaveURL(/\/w\/north-pier-films$/)
  // Signing in spends nothing; the button is where the focus is, with everything as it was.
  const again = 'You are signed in again. Press Generate once more.'
  await expect(composer().getByText(again).first()).toBeVisible()
  await expect(generate(page)).toBeFocused()
  await expect(prompt(page)).toHaveValue(WORDS)
  for (const name of ['pier.png', 'end.png']) {
    await expect(page.getByRole('img', { name })).toBeVisible()
  }
  await page.keyboard.press('Enter')
  await expect(composer().getByText(/^Sending in/)).toBeVisible()
  await expect.poll(async () => (await kling.book()).length, { timeout: 30_000 }).toBe(1)
  await openStudio(page, line.url)
  await expect(composer().getByText(again)).toHaveCount(0)
  const live = await (await page.request.get(`${line.url}/api/w/north-pier-films/live`)).json()
  expect(live.data.tasks.length + live.data.videos.length).toBe(1)
})

test('a press whose answer is lost is the same press again', async () => {
  await prompt(page).fill(`${WORDS} Again.`)
  // The studio gets it, and its answer never comes here.
  await page.route(
    '**/w/north-pier-films',
    async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
  await generate(page).click()
  await expect(composer().getByText(/press again, it is sent only once/)).toBeVisible()
  await generate(page).click()
  await expect(composer().getByText(/^Sending in/)).toBeVisible()
  await expect
    .poll(async () => (await kling.book()).map((one) => one.prompt), { timeout: 30_000 })
    .toEqual([WORDS, `${WORDS} Again.`])
  await expect(page.getByText(/^4,200\b/).first()).toBeVisible()
})
