import { expect, type Page, test } from '@playwright/test'
import { comeBackTo } from './come-back'
import { type PluggedIn, startEmulator } from './emulator'
import { startLine } from './line'
import { choose, firstRun, generate, openStudio, prompt, signIn, takenOver } from './pages'
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
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
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

/** 0 until it is there. */
const widthOf = (image: Element) => image instanceof HTMLImageElement && image.naturalWidth

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

test('pictures that were refused without a session come when it is back', async () => {
  let end = () => {}
  const ended = new Promise<void>((done) => {
    end = done
  })
  // What the studio says to somebody who is not signed in.
  await page.route('**/thumbnail', async (route) => {
    await ended
    const { status } = await fetch(route.request().url())
    await route.fulfill({ status })
  })
  await page.reload({ waitUntil: 'domcontentloaded' })
  await takenOver(page)
  const picture = page.getByRole('img', { name: 'pier.png' })
  await expect(picture).toBeAttached()
  await endSession()
  end()
  await expect(picture).toHaveCount(0)
  // It looks why at once: nothing moves here, so that its next question is far away.
  const toSignIn = page.getByRole('link', { name: 'Sign in', exact: true })
  await expect(toSignIn).toBeVisible({ timeout: 10_000 })
  await page.unroute('**/thumbnail')
  const beside = await page.context().newPage()
  await beside.goto(`${line.url}/sign-in`)
  await signIn(beside)
  await expect(beside).toHaveURL(/\/w\/north-pier-films$/)
  await beside.close()
  await comeBackTo(page, () => expect(toSignIn).toHaveCount(0, { timeout: 2_000 }))
  for (const name of ['pier.png', 'end.png']) {
    await expect.poll(() => page.getByRole('img', { name }).evaluate(widthOf)).toBeGreaterThan(0)
  }
})

const withoutNetwork = {
  'the way is cut': { end: () => line.cut(), mend: () => line.mend() },
  'the browser is offline': {
    end: () => page.context().setOffline(true),
    mend: () => page.context().setOffline(false),
  },
}
for (const [why, network] of Object.entries(withoutNetwork)) {
  test(`pictures that did not come because ${why} come when it is back`, async () => {
    let end = () => {}
    const ended = new Promise<void>((done) => {
      end = done
    })
    await page.route('**/thumbnail', async (route) => {
      await ended
      await route.abort()
    })
    await page.reload({ waitUntil: 'domcontentloaded' })
    await takenOver(page)
    const picture = page.getByRole('img', { name: 'pier.png' })
    await expect(picture).toBeAttached()
    await network.end()
    end()
    await expect(picture).toHaveCount(0)
    await expect(page.getByText(/^Not connected/).first()).toBeVisible()
    await page.unroute('**/thumbnail')
    await network.mend()
    await expect(picture).toBeVisible({ timeout: 15_000 })
    await expect.poll(() => picture.evaluate(widthOf)).toBeGreaterThan(0)
  })
}

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
