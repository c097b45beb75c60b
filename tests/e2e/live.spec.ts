import { expect, type Page, test } from '@playwright/test'
import { announcementsOf, keepAnnouncements } from './announcements'
import { startEmulator } from './emulator'
import { firstRun, generate, prompt, tiles } from './pages'
import { startStudio } from './studio'

const LIVE = /\/api\/w\/[^/]+\/live\b/

/** A personal token, as a person makes it. */
const makeToken = async (page: Page, url: string): Promise<string> => {
  await page.goto(`${url}/w/north-pier-films/settings`)
  await page.getByLabel('Name of the token').fill('Night render')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  const token = await page.getByRole('region', { name: 'the token', exact: true }).innerText()
  return token.trim()
}

const order = async (url: string, token: string, words: string): Promise<void> => {
  const response = await fetch(`${url}/api/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'std-text-to-video', duration: 3, prompt: words }),
  })
  expect(response.ok).toBe(true)
}

test('a video is seen in every open tab, without a reload', async ({ context }) => {
  const kling = await startEmulator(60)
  const studio = await startStudio({ env: kling.env })
  try {
    const [page, other] = [await context.newPage(), await context.newPage()]
    await firstRun(page, studio.url, { credits: '2000' })
    await kling.fault({ kind: 'latency', on: 'create', factor: 4 })
    await other.goto(`${studio.url}/w/north-pier-films`)
    await prompt(page).fill('A quiet harbour, one boat turns with the tide.')
    await generate(page).click()
    await expect(other.getByText('Generating').first()).toBeVisible({ timeout: 30_000 })
    for (const tab of [page, other]) {
      await expect(tiles(tab).first()).toBeVisible({ timeout: 120_000 })
    }
  } finally {
    await studio.stop()
    await kling.stop()
  }
})

/** Those that end apart from each other wait as cards until somebody wants them in the list. */
const expectInList = (page: Page, count: number): Promise<void> =>
  expect(async () => {
    const fresh = page.getByRole('button', { name: /^\d+ new$/ })
    if (await fresh.isVisible()) await fresh.click()
    await expect(tiles(page)).toHaveCount(count, { timeout: 1_000 })
  }).toPass({ timeout: 90_000 })

test('one question for all that moves, seldom when nothing does, and again by itself', async ({
  page,
}) => {
  const kling = await startEmulator(60)
  const studio = await startStudio({ env: kling.env })
  try {
    await firstRun(page, studio.url, { credits: '5000' })
    const token = await makeToken(page, studio.url)
    const asked: { url: string; at: number }[] = []
    let open = 0
    let mostOpen = 0
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/api/w/') && request.resourceType() === 'fetch') {
        asked.push({ url: pathname, at: Date.now() })
      }
      if (LIVE.test(pathname)) mostOpen = Math.max(mostOpen, ++open)
    })
    const close = (request: { url: () => string }) => {
      if (LIVE.test(request.url())) open -= 1
    }
    page.on('requestfinished', close)
    page.on('requestfailed', close)

    await kling.fault({ kind: 'latency', on: 'create', factor: 4, times: 3 })
    for (const words of ['The first', 'The second', 'The third']) {
      await order(studio.url, token, words)
    }
    await page.goto(`${studio.url}/w/north-pier-films`)
    await expect(page.getByText('3 running')).toBeVisible({ timeout: 30_000 })
    await expectInList(page, 3)
    expect(asked.filter(({ url }) => !LIVE.test(url))).toEqual([])
    expect(mostOpen).toBe(1)

    // Nothing moves: the next question but one is seconds away, and finds what a script has begun.
    await page.waitForRequest(LIVE, { timeout: 30_000 })
    const before = asked.length
    await page.waitForRequest(LIVE, { timeout: 30_000 })
    const [last, next] = [asked[before - 1], asked[before]]
    expect((next?.at ?? 0) - (last?.at ?? 0)).toBeGreaterThan(10_000)
    await order(studio.url, token, 'The fourth')
    await expectInList(page, 4)
  } finally {
    await studio.stop()
    await kling.stop()
  }
})

test('what is sent can be taken back for four seconds, and a queue can be paused', async ({
  page,
}) => {
  const kling = await startEmulator(60)
  const studio = await startStudio({ env: { ...kling.env, KLING_MAX_IN_FLIGHT: '1' } })
  try {
    await keepAnnouncements(page)
    await firstRun(page, studio.url, { credits: '5000' })
    await kling.fault({ kind: 'stuck', match: { prompt: 'for ever' } })
    const stream = page.getByRole('region', { name: 'On the way' })
    await prompt(page).fill('A lamp turns, and stops.')
    await generate(page).click()
    await expect(stream.getByText(/^Sending in [1-4]\ss$/)).toBeVisible()
    // Beside the composer, which gives the draft back, the card does not offer it a second time.
    const undo = page.getByRole('button', { name: 'Undo', exact: true })
    await expect(undo).toHaveCount(1)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(undo).toHaveCount(1)
    await undo.click()
    await expect(prompt(page)).toHaveValue('A lamp turns, and stops.')
    await page.getByRole('button', { name: 'Close' }).click()
    await page.setViewportSize({ width: 1280, height: 720 })
    await expect(stream.getByRole('listitem')).toHaveCount(0)
    // Long before the page asks again by itself.
    await expect(page.getByText(/^starts at once/)).toBeVisible({ timeout: 5_000 })
    await expect(page.getByText(/^5,000\b/).first()).toBeVisible()
    expect((await kling.journal()).filter(({ method }) => method === 'POST')).toEqual([])
    await expect
      .poll(() => announcementsOf(page))
      .toContainEqual(expect.stringContaining('It came back and cost nothing.'))

    for (const words of ['A wheel turns for ever.', 'A boat rests.']) {
      await prompt(page).fill(words)
      await generate(page).click()
      await expect(stream.getByText(words)).toBeVisible()
      await expect(stream.getByText(/^(Sending|Joins the queue) in/)).toHaveCount(0, {
        timeout: 10_000,
      })
    }
    await expect(stream.getByText('next', { exact: true })).toBeVisible()
    await stream.getByRole('button', { name: 'Pause my queue' }).click()
    await expect(
      page.getByText(/^Your queue is paused since \d\d:\d\d( UTC)? · 1 waits$/),
    ).toBeVisible()
    await expect(stream.getByText('paused', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByText(/Your queue is paused/)).toHaveCount(0)
    await expect(stream.getByText('next', { exact: true })).toBeVisible()

    // What nobody watches keeps its place; the same button, with the focus, brings it back.
    const wheel = stream.getByRole('listitem').filter({ hasText: 'A wheel turns for ever.' })
    await wheel.getByRole('button', { name: /^Stop watching/ }).focus()
    await page.keyboard.press('Enter')
    await expect(wheel.getByText('No longer watched')).toBeVisible()
    const back = wheel.getByRole('button', { name: 'Watch again' })
    await expect(back).toBeFocused()
    await expect(back).not.toHaveAttribute('aria-busy')
    await page.keyboard.press('Enter')
    await expect(wheel.getByText('Generating')).toBeVisible()
  } finally {
    await studio.stop()
    await kling.stop()
  }
})

test('what a failure costs is said once, politely', async ({ page }) => {
  const kling = await startEmulator(60)
  const studio = await startStudio({ env: kling.env })
  try {
    await keepAnnouncements(page)
    await firstRun(page, studio.url, { credits: '5000' })
    await kling.fault({ kind: 'failure', message: 'Content policy', match: { prompt: 'parade' } })
    await prompt(page).fill('A parade crosses the square.')
    await generate(page).click()
    const said = () => announcementsOf(page)
    await expect
      .poll(said, { timeout: 120_000 })
      .toContainEqual(expect.stringMatching(/^(.*\. )?1 failed, 400 refunded$/))
    expect(await said()).toContainEqual(expect.stringContaining('Submitted, 400 held'))
    // Its card became the failure where it stands; all that is known of it is one press away.
    await page.getByRole('button', { name: 'Details' }).click()
    const details = page.getByRole('dialog')
    await details.getByRole('button', { name: 'What Kling answered' }).click()
    await expect(details.getByRole('textbox')).toHaveValue(/Content policy/)

    // The same once more where the failure is told, for its price, with the way back beside it.
    await details.getByRole('button', { name: 'Again · 400' }).click()
    await expect(details.getByText('It can still be undone')).toBeVisible()
    // The clock stands on the new card alone.
    await expect(page.getByText(/^Sending in [1-4]\ss$/)).toHaveCount(1)
    await details.getByRole('button', { name: 'Undo' }).click()
    await expect(details.getByText('Taken back. Nothing was charged.')).toBeVisible()
    await expect(page.getByText(/^5,000\b/).first()).toBeVisible()
    expect((await kling.journal()).filter(({ method }) => method === 'POST')).toHaveLength(1)
  } finally {
    await studio.stop()
    await kling.stop()
  }
})
