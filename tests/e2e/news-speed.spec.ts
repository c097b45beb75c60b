import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import type { LiveView } from '@/lib/tasks/task-view'
import { startEmulator } from './emulator'
import { firstRun, openStudio, PERSON } from './pages'
import { startStudio } from './studio'
import { addColleague, COLLEAGUE, order, tokenOf } from './team'

/**
 * How soon a video is seen, in two tabs of its sender and in a colleague's browser: printed, since
 * seconds say more of the machine than of the studio: from the provider's success until the studio
 * has asked, until the video is stored, and until it is seen. What is asked for it is counted and
 * bounded.
 */

const LIVE = '/api/w/north-pier-films/live'
const SHOTS = ['The first lamp', 'The second lamp', 'The third lamp']
const LOOK_EVERY_MS = 50

type Seen = { at: Record<string, number> }

/** Writes down when a link with each of these names is first drawn. */
const watch = async (page: Page): Promise<void> => {
  await page.evaluate((names) => {
    const seen: Seen = { at: {} }
    Object.assign(window, { seen })
    const look = () => {
      for (const tile of document.querySelectorAll('a[data-tile]')) {
        const label = tile.getAttribute('aria-label') ?? ''
        const name = names.find((one) => label.includes(one))
        if (name && tile.getBoundingClientRect().top < innerHeight) seen.at[name] ??= Date.now()
      }
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  }, SHOTS)
}

const seenBy = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() => (window as unknown as { seen: Seen }).seen.at)

test('how soon a video is seen, and what is asked for it', async ({ browser }) => {
  const kling = await startEmulator(6)
  const studio = await startStudio({ env: kling.env })
  const contexts: BrowserContext[] = []
  const open = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage()
    await openStudio(page, studio.url)
    return page
  }
  try {
    const mine = await browser.newContext()
    const theirs = await browser.newContext()
    contexts.push(mine, theirs)
    await firstRun(await mine.newPage(), studio.url, { credits: '5000' })
    await addColleague(studio)
    const token = await tokenOf(studio, PERSON.email)
    const colleague = await theirs.newPage()
    await colleague.goto(studio.url)
    await colleague.getByLabel('E-mail').fill(COLLEAGUE.email)
    await colleague.getByLabel('Password', { exact: true }).fill(COLLEAGUE.password)
    await colleague.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(colleague).toHaveURL(/\/w\/north-pier-films$/)
    const tabs = { 'first tab': await open(mine), 'second tab': await open(mine), colleague }
    const asked = new Map<Page, number>()
    for (const page of Object.values(tabs)) {
      await watch(page)
      page.on('request', (request) => {
        if (request.url().includes(LIVE)) asked.set(page, (asked.get(page) ?? 0) + 1)
      })
    }

    const begunAt = Date.now()
    for (const prompt of SHOTS) await order(studio, token, { prompt })
    const succeeded: Record<string, number> = {}
    const known: Record<string, number> = {}
    const stored: Record<string, number> = {}
    const look = async () => {
      const [book, answer] = await Promise.all([
        kling.book(),
        mine.request.get(`${studio.url}${LIVE}`).then((response) => response.json()),
      ])
      for (const { prompt, status } of book) {
        if (status === 'SUCCESS') succeeded[prompt] ??= Date.now()
      }
      const { tasks, videos } = answer.data as LiveView
      for (const { prompt, state } of tasks) if (state === 'archiving') known[prompt] ??= Date.now()
      for (const { prompt } of videos) {
        stored[prompt] ??= Date.now()
        known[prompt] ??= stored[prompt]
      }
      return videos.length
    }
    await expect.poll(look, { timeout: 200_000, intervals: [LOOK_EVERY_MS] }).toBe(SHOTS.length)
    for (const page of [tabs['first tab'], tabs['second tab']]) {
      await expect
        .poll(async () => Object.keys(await seenBy(page)).length, { timeout: 30_000 })
        .toBe(SHOTS.length)
    }
    await expect(colleague.locator('a[data-tile]').first()).toBeVisible({ timeout: 30_000 })

    const seconds = (ms: number) => (ms / 1000).toFixed(1)
    for (const [name, page] of Object.entries(tabs)) {
      const at = await seenBy(page)
      const delays = SHOTS.flatMap((shot) => {
        const [end, told, kept, seen] = [succeeded[shot], known[shot], stored[shot], at[shot]]
        if (!end || !told || !kept || !seen) return []
        const parts = { ask: told - end, store: kept - told, see: seen - kept }
        return [
          Object.entries(parts)
            .map(([part, ms]) => `${part} ${seconds(ms)} s`)
            .join(' + '),
        ]
      })
      const lasted = (Date.now() - begunAt) / 1000
      const questions = asked.get(page) ?? 0
      console.log(
        `${name}: ${delays.join(' · ')} · ${questions} questions in ${seconds(lasted * 1000)} s`,
      )
      // One for all cards, at most each second.
      expect(questions).toBeLessThanOrEqual(lasted * 1.2 + 3)
    }
  } finally {
    await Promise.all(contexts.map((context) => context.close()))
    await studio.stop()
    await kling.stop()
  }
})
