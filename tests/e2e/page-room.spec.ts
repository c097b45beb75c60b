import { type Browser, expect, type Page, test } from '@playwright/test'
import { type PluggedIn, startEmulator } from './emulator'
import { expectInSight, expectNothingBeside } from './in-sight'
import { firstRun, PERSON } from './pages'
import { type Studio, startStudio } from './studio'
import { order, tokenOf } from './team'

/**
 * The pages of a video and of a task in windows of all sizes: without scrolling a picture is seen
 * whole together with its controls, and what has become of a task with what can be done about it.
 */

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 320, height: 700 },
  { width: 844, height: 390 },
  { width: 740, height: 360 },
]
const SIDEWAYS = [
  { width: 740, height: 360 },
  { width: 844, height: 390 },
  { width: 896, height: 414 },
  { width: 932, height: 360 },
  { width: 932, height: 430 },
]
const LONG = 'A harbour wakes while the fog lifts from the cranes. '.repeat(30)
const FAILING = `A parade crosses the square. ${LONG}`
const LOST = 'Fog lifts from the pier'

let kling: PluggedIn
let studio: Studio
let page: Page
let videos: string[]
let failed: string
let lost: string

test.describe.configure({ mode: 'serial' })

const openPhone = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true })
  return context.newPage()
}

const urlOf = (id: string) => `${studio.url}/w/north-pier-films/videos/${id}`

test.beforeAll(async ({ browser }) => {
  kling = await startEmulator(100)
  studio = await startStudio({ env: kling.env })
  page = await openPhone(browser)
  await firstRun(page, studio.url, { credits: '5000' })
  await kling.fault({ kind: 'failure', message: 'Content policy', match: { prompt: FAILING } })
  await kling.fault({ kind: 'reset', on: 'create', charged: true, match: { prompt: LOST } })
  const token = await tokenOf(studio, PERSON.email)
  for (const aspect_ratio of ['9:16', '1:1', '16:9']) {
    await order(studio, token, { prompt: LONG, aspect_ratio })
  }
  await order(studio, token, { prompt: FAILING })
  await order(studio, token, { prompt: LOST })
  const readLive = async () => {
    const response = await page.request.get(`${studio.url}/api/w/north-pier-films/live`)
    const { data } = await response.json()
    const withState = (state: string): string[] =>
      data.tasks
        .filter((task: { state: string }) => task.state === state)
        .map(({ id }: { id: string }) => id)
    videos = data.videos.map(({ id }: { id: string }) => id)
    failed = withState('failed')[0] ?? ''
    lost = withState('unconfirmed')[0] ?? ''
    return [videos.length, Boolean(failed), Boolean(lost)]
  }
  await expect.poll(readLive, { timeout: 200_000 }).toEqual([3, true, true])
})

test.afterAll(async () => {
  await page.context().close()
  await studio.stop()
  await kling.stop()
})

test('a picture of any shape is in sight together with its controls', async () => {
  for (const id of videos) {
    await page.goto(urlOf(id))
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const where = `${size.width}×${size.height}`
      await expectInSight(page.locator('video'), `the picture at ${where}`)
      for (const name of ['Play', 'Full screen']) {
        await expectInSight(page.getByRole('button', { name, exact: true }), `${name} at ${where}`)
      }
      await expectInSight(page.getByRole('slider', { name: 'Position' }), `Position at ${where}`)
      await expectNothingBeside(page)
    }
  }
})

test('on a phone held sideways the seek bar is long enough for a finger', async () => {
  const seek = page.getByRole('slider', { name: 'Position' })
  for (const id of videos) {
    await page.goto(urlOf(id))
    for (const size of SIDEWAYS) {
      await page.setViewportSize(size)
      const where = `at ${size.width}×${size.height}`
      expect((await seek.boundingBox())?.width, where).toBeGreaterThanOrEqual(200)
      await expectInSight(page.locator('video'), `the picture ${where}`)
      await expectInSight(seek, `the seek bar ${where}`)
      await expectInSight(page.getByRole('button', { name: 'Full screen' }), where)
    }
  }
})

test('what can be done about a failure is in sight, and putting it away is the least of it', async () => {
  await page.goto(urlOf(failed))
  const away = page.getByRole('button', { name: 'Put its card away' })
  for (const size of SIZES) {
    await page.setViewportSize(size)
    const where = `${size.width}×${size.height}`
    await expectInSight(page.locator('#task-state'), `the state at ${where}`)
    for (const one of [
      page.getByRole('link', { name: 'Edit request' }),
      page.getByRole('button', { name: /^Again/ }),
    ]) {
      await expectInSight(one, `what leads on at ${where}`)
    }
    expect(await away.evaluate((one) => getComputedStyle(one).borderTopWidth)).toBe('0px')
  }
})

test('what has to be decided is in sight', async () => {
  await page.goto(urlOf(lost))
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const name of ['Attach task id', /^Send again/, 'Stop asking']) {
      const where = `${name} at ${size.width}×${size.height}`
      await expectInSight(page.getByRole('button', { name }), where)
    }
  }
})

test('of a long prompt the first lines stand there, and all of it when asked for', async () => {
  await page.goto(urlOf(videos[0] ?? ''))
  await page.setViewportSize({ width: 1440, height: 900 })
  const all = page.getByRole('button', { name: 'Show all' })
  const words = page.locator(`[id="${await all.getAttribute('aria-controls')}"]`)
  const height = () => words.evaluate((one) => one.clientHeight)
  const clipped = await height()
  await expectInSight(page.getByRole('link', { name: 'Edit request' }))
  await expect(all).toHaveAttribute('aria-expanded', 'false')
  await all.click()
  const less = page.getByRole('button', { name: 'Show less' })
  await expect(less).toHaveAttribute('aria-expanded', 'true')
  expect(await height()).toBeGreaterThan(2 * clipped)
  await less.click()
  await expect.poll(height).toBe(clipped)
  // What fits has no button, whatever was thought of it before it was drawn.
  await page.goto(urlOf(lost))
  await expect(page.getByText(LOST).last()).toBeVisible()
  await expect(all).toHaveCount(0)
})

for (const locale of ['en', 'ko', 'tr']) {
  test(`a frame is chosen with its button and its price in sight: ${locale}`, async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${studio.url}/account`)
    await page.getByRole('combobox', { name: /^(Language|언어|Dil)$/ }).selectOption(locale)
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    const dialog = page.getByRole('dialog')
    for (const id of videos) {
      await page.goto(urlOf(id))
      await expect(async () => {
        await page.keyboard.press('e')
        await expect(dialog).toBeVisible({ timeout: 1_000 })
      }).toPass()
      for (const size of [{ width: 390, height: 844 }, ...SIDEWAYS]) {
        await page.setViewportSize(size)
        const where = `at ${size.width}×${size.height}`
        await expectInSight(dialog.locator('video'), `the frame ${where}`)
        await expectInSight(dialog.locator('[type=submit]'), `the button ${where}`)
        await expectInSight(dialog.locator('p').last(), `the price ${where}`)
      }
    }
  })
}
