import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { MOVING_STATES } from '@/lib/tasks/lifecycle'
import type { LiveView } from '@/lib/tasks/task-view'
import { type PluggedIn, startEmulator } from './emulator'
import { giveLookTools, type LookTools, settle } from './look-tools'
import { firstRun, openStudio, PERSON } from './pages'
import { type Studio, startStudio } from './studio'
import { addColleague, COLLEAGUE, order, tokenOf } from './team'

/** A studio that nobody touches, while a team's tasks arrive, move, fail and finish. */

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]
const MOST_SHIFT = 0.02
const RATIOS = ['16:9', '9:16', '1:1'] as const
const FAILING = 'A parade crosses the square'
const MOVING = new Set<string>(MOVING_STATES)
const LOST = 'Fog lifts from the pier'
const MINE = 'My own lamp turns'
const THEIRS = 'Their wheel turns'

let kling: PluggedIn
let studio: Studio
let context: BrowserContext
let tokens: { mine: string; theirs: string }

/** What the studio answers to those who watch. */
const ask = async (): Promise<LiveView> => {
  const response = await context.request.get(`${studio.url}/api/w/north-pier-films/live`)
  return (await response.json()).data
}

test.beforeAll(async ({ browser }) => {
  kling = await startEmulator(60)
  studio = await startStudio({ env: kling.env })
  context = await browser.newContext()
  const owner = await context.newPage()
  await firstRun(owner, studio.url, { credits: '50000' })
  await addColleague(studio)
  tokens = {
    mine: await tokenOf(studio, PERSON.email),
    theirs: await tokenOf(studio, COLLEAGUE.email),
  }
  for (let shot = 0; shot < 9; shot++) {
    const prompt = `Crimson ridges at dusk, ${shot}`
    await order(studio, tokens.theirs, { prompt, aspect_ratio: RATIOS[shot % 3] })
  }
  await expect.poll(async () => (await ask()).videos.length, { timeout: 200_000 }).toBe(9)
  await owner.close()
})

test.afterAll(async () => {
  await context.close()
  await studio.stop()
  await kling.stop()
})

const openUntouched = async (size: { width: number; height: number }): Promise<Page> => {
  const page = await context.newPage()
  await page.setViewportSize(size)
  await giveLookTools(page)
  await openStudio(page, studio.url)
  await settle(page)
  return page
}

const shiftsOf = (page: Page): Promise<LookTools['shifts']> =>
  page.evaluate(() => window.look.shifts)

/** What would speak up by itself to those who listen to the page. */
const regionsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const speaking = 'output, [aria-live], [role=status], [role=alert], [role=log]'
    return [...document.querySelectorAll(speaking)].map(({ id }) => id)
  })

test('a wide stream has no empty line while there is nothing to count', async () => {
  for (const size of SIZES.slice(0, 2)) {
    const page = await openUntouched(size)
    const stream = page.getByRole('region', { name: 'On the way' })
    const heading = await stream.getByRole('heading', { name: 'On the way' }).boundingBox()
    const nothing = await stream.getByText('Nothing is on its way.').boundingBox()
    if (!heading || !nothing) throw new Error('it is not drawn')
    expect(nothing.y - (heading.y + heading.height)).toBeLessThan(20)
    await page.close()
  }
})

test('nothing moves that nobody has touched', async () => {
  await kling.fault({ kind: 'failure', message: 'Content policy', match: { prompt: FAILING } })
  await kling.fault({ kind: 'reset', on: 'create', charged: true, match: { prompt: LOST } })
  const pages = await Promise.all(SIZES.map(openUntouched))
  const before = await Promise.all(pages.map(async (page) => (await shiftsOf(page)).length))
  const send = (token: string, prompt: string, at = 0) =>
    order(studio, token, { prompt, aspect_ratio: RATIOS[at % 3] })

  await send(tokens.theirs, `${THEIRS}, first`)
  await send(tokens.mine, FAILING)
  await send(tokens.mine, LOST)
  for (let shot = 0; shot < 3; shot++) {
    await send(tokens.theirs, `${THEIRS}, ${shot}`, shot)
    await send(tokens.mine, `${MINE}, ${shot}`, shot)
  }
  await send(tokens.theirs, FAILING)
  await send(tokens.theirs, LOST)
  await send(tokens.theirs, `${THEIRS}, last`)

  const moving = async () => (await ask()).tasks.filter(({ state }) => MOVING.has(state)).length
  await expect.poll(moving, { timeout: 200_000 }).toBe(0)
  for (const page of pages) {
    // What one has made oneself is seen without a press, wherever one looks.
    await expect
      .soft(page.getByRole('link', { name: MINE }).and(page.locator('[data-tile]')).first())
      .toBeInViewport({ timeout: 30_000 })
  }
  await pages[0]?.waitForTimeout(3_000)
  for (const [at, page] of pages.entries()) {
    const shifts = (await shiftsOf(page)).slice(before[at])
    const sum = shifts.reduce((all, { value }) => all + value, 0)
    const { width } = SIZES[at] ?? { width: 0 }
    console.log(`${width}: ${sum.toFixed(4)} in ${shifts.length}`)
    if (process.env.LIVE_SHOTS) {
      await page.screenshot({ path: `${process.env.LIVE_SHOTS}/calm-${width}.png` })
    }
    expect.soft(await regionsOf(page)).toEqual(['announcements'])
    expect
      .soft(
        sum,
        shifts.map(({ value, moved }) => `${value.toFixed(4)} ${moved.join('; ')}`).join('\n'),
      )
      .toBeLessThanOrEqual(MOST_SHIFT)
  }
})
