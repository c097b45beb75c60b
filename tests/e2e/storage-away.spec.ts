import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { addFilms, addVideos } from './many-videos'
import { type OwnStudio, openOwn } from './own-studio'
import { tiles } from './pages'

/** The place of all files is away for a while, and the studio goes on. */

const COUNT = 4
const viewport = { width: 1440, height: 900 }
const GALLERY = '/w/north-pier-films/gallery'
const SAID = 'The storage cannot be reached. Pictures and videos come back by themselves.'
const SAID_OF_FILM = 'The storage cannot be reached. The video comes back by itself.'

let studio: OwnStudio['studio']
let page: OwnStudio['page']
let close: OwnStudio['close']
let guest: Page
/** Of a share link of all videos. */
let shared: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ studio, page, close } = await openOwn(browser))
  await addVideos(studio, { count: COUNT, days: 1, newest: '2026-11-22T20:00:00Z' })
  await addFilms(studio)
  guest = await browser.newPage({ viewport })
  await page.goto(`${studio.url}${GALLERY}`, { waitUntil: 'networkidle' })
  await tiles(page).first().focus()
  await page.keyboard.press('Space')
  for (let more = 1; more < COUNT; more++) await page.keyboard.press('Shift+ArrowRight')
  const bar = page.getByRole('region', { name: 'What is chosen' })
  await bar.getByRole('button', { name: 'Share link…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  shared = (await dialog.getByRole('region', { name: 'the link' }).innerText()).trim()
})

test.afterAll(async () => {
  await guest?.context().close()
  await page?.context().close()
  await close?.()
})

test.beforeEach(async ({ browser }) => {
  // A browser that has kept no picture of before.
  const storageState = await page.context().storageState()
  await page.context().close()
  page = await (await browser.newContext({ viewport, storageState, timezoneId: 'UTC' })).newPage()
})

const files = () => join(studio.dataDir, 'media')
const takeAway = () => rename(files(), `${files()}-away`)
const bringBack = () => rename(`${files()}-away`, files())
const storageNow = async () => {
  const health = await (await fetch(`${studio.url}/api/health`)).json()
  return health.storage.problem
}
/** Pictures that stand there without being any. */
const broken = (on: Page) =>
  on
    .locator('img')
    .evaluateAll(
      (all: HTMLImageElement[]) =>
        all.filter((one) => one.complete && one.naturalWidth === 0).length,
    )
const shown = (on: Page) =>
  on
    .locator('img')
    .evaluateAll((all: HTMLImageElement[]) => all.filter((one) => one.naturalWidth > 0).length)
/** Of all videos; nothing of them is fetched for it. */
const idsOfAll = async () => {
  const answer = await page.request.get(`${studio.url}/api/videos?workspace=north-pier-films`)
  const { data } = await answer.json()
  return data.cells.map(([id]: [string]) => id)
}
const readiness = (on: Page) =>
  on
    .locator('video')
    .first()
    .evaluate((film: HTMLVideoElement) => film.readyState)

test('the gallery lists everything, says why it is dark, and its pictures come back', async () => {
  await takeAway()
  await page.goto(`${studio.url}${GALLERY}`)
  await expect(tiles(page)).toHaveCount(COUNT)
  await expect(page.getByRole('main').getByText(SAID)).toBeVisible()
  await expect.poll(() => broken(page)).toBe(0)
  expect(await shown(page)).toBe(0)
  await bringBack()
  await expect.poll(() => shown(page)).toBe(COUNT)
  await expect(page.getByRole('main').getByText(SAID)).toHaveCount(0)
})

test('the page of a video says why it does not play, and plays when the storage is back', async () => {
  const [id] = await idsOfAll()
  await takeAway()
  await page.goto(`${studio.url}/w/north-pier-films/videos/${id}`)
  await expect(page.getByRole('alert').filter({ hasText: SAID_OF_FILM })).toBeVisible()
  await expect.poll(() => broken(page)).toBe(0)
  await bringBack()
  await expect.poll(() => readiness(page)).toBeGreaterThan(1)
  await expect(page.getByText(SAID_OF_FILM)).toHaveCount(0)
})

test('two that are compared say it each, and come back', async () => {
  const [a, b] = await idsOfAll()
  await takeAway()
  await page.goto(`${studio.url}/w/north-pier-films/compare?a=${a}&b=${b}`)
  await expect(page.getByText(SAID_OF_FILM)).toHaveCount(2)
  await bringBack()
  await expect(page.getByText(SAID_OF_FILM)).toHaveCount(0)
  await expect.poll(() => readiness(page)).toBeGreaterThan(1)
})

test('a screening says it and goes on', async () => {
  await page.goto(`${studio.url}/w/north-pier-films/screening?date=2026-11-22`)
  await page.getByRole('button', { name: 'Start the screening' }).click()
  const room = page.getByRole('region', { name: /^Screening:/ })
  await expect(room).toContainText('1 of')
  await takeAway()
  // The second may have been fetched already while the first was shown.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(room).toContainText('3 of')
  await page.reload()
  await expect(room).toContainText('3 of')
  await expect(room.getByText(SAID_OF_FILM)).toBeVisible()
  await bringBack()
  await expect(room.getByText(SAID_OF_FILM)).toHaveCount(0)
  await expect.poll(() => readiness(page)).toBeGreaterThan(1)
})

test('a guest is told too, and sees the film when it is back', async () => {
  await takeAway()
  await guest.goto(shared)
  await expect(guest.getByRole('alert').filter({ hasText: SAID_OF_FILM })).toBeVisible()
  await expect.poll(() => broken(guest)).toBe(0)
  await bringBack()
  await expect.poll(() => readiness(guest)).toBeGreaterThan(1)
  await expect.poll(() => shown(guest)).toBeGreaterThanOrEqual(COUNT)
  await expect(guest.getByText(SAID_OF_FILM)).toHaveCount(0)
})

test('health says that the storage is gone, and that it is back', async () => {
  await takeAway()
  // It looks once in a minute.
  await expect.poll(storageNow, { timeout: 120_000 }).toBe('gone')
  await bringBack()
  await expect.poll(storageNow, { timeout: 120_000 }).toBe(null)
})
