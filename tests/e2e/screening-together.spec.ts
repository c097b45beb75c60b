import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { coloursOf } from './colours'
import { addFilms, addVideos } from './many-videos'
import { addMember } from './members'
import { firstRun, PERSON, signIn, tiles } from './pages'
import { type Studio, startStudio } from './studio'

/** A screening as three people live through it: who comes and goes, and what changes meanwhile. */

const ROOT = '/w/north-pier-films'
const EMRE = { name: 'Emre', email: 'emre@example.com', role: 'member' } as const
const ADA = { name: 'Ada', email: 'ada@example.com', role: 'viewer' } as const
/** Six takes on this day, six on the day before: five seconds and 120 credits each. */
const DAY = '2026-11-22'
const SEARCH = 'harbour'
const MOST_APART_SECONDS = 0.8

let studio: Studio
let mina: Page
let emre: Page
let ada: Page
/** Mina's second window. */
let desk: Page

test.describe.configure({ mode: 'serial' })

const enter = async (browser: Browser, email: string) => {
  const options = { viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' }
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(studio.url)
  if (email === PERSON.email) await firstRun(page, studio.url)
  else await signIn(page, undefined, email)
  await expect(page).toHaveURL(new RegExp(`${ROOT}$`))
  return page
}

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  mina = await enter(browser, PERSON.email)
  await addVideos(studio, { count: 12, days: 2, newest: `${DAY}T20:00:00Z` })
  await addFilms(studio)
  await addMember(studio, EMRE)
  await addMember(studio, ADA)
  emre = await enter(browser, EMRE.email)
  ada = await enter(browser, ADA.email)
  desk = await mina.context().newPage()
})

test.afterAll(async () => {
  for (const page of [mina, emre, ada]) await page?.context().close()
  await studio?.stop()
})

const room = (page: Page) => page.getByRole('region', { name: /^Screening:/ })
const choice = (page: Page, name: string) => room(page).getByRole('button', { name, exact: true })
const sum = (page: Page) => room(page).getByRole('status')

const start = async (page: Page, query: string) => {
  await page.goto(`${studio.url}${ROOT}/screening?${query}`)
  await page.getByRole('button', { name: 'Start the screening' }).click()
  await expect(room(page)).toContainText('1 of')
  return page.url()
}
const join = async (page: Page, address: string) => {
  await page.goto(address)
  await expect(room(page)).toBeVisible()
}
const isAt = async (place: string, ...pages: Page[]) => {
  for (const page of pages) await expect(room(page)).toContainText(place)
}
const secondsOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLVideoElement>('section video')?.currentTime ?? 0)
const filmOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLVideoElement>('section video')?.src)

const openDay = async () => {
  await desk.goto(`${studio.url}${ROOT}/gallery?date=${DAY}`, { waitUntil: 'networkidle' })
  await expect(tiles(desk).first()).toBeVisible()
}
/** Moves the video at this place of the day, newest first, into the trash. */
const trash = async (at: number) => {
  await openDay()
  await tiles(desk).nth(at).focus()
  await desk.keyboard.press('Space')
  const bar = desk.getByRole('region', { name: 'What is chosen' })
  await bar.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(bar).toContainText('moved to the trash')
  return () => bar.getByRole('button', { name: 'Undo' }).click()
}

test('a day runs for everybody at one place, and a reload comes back to it', async () => {
  const address = await start(mina, `date=${DAY}`)
  await expect(mina).toHaveTitle(/Sunday 22 November/)
  await expect(room(mina).locator('time')).toHaveText(/^today \d\d:\d\d$/)
  await join(emre, address)
  await join(ada, address)
  await expect(room(mina)).toContainText('3 watching')
  await mina.keyboard.press('ArrowRight')
  await isAt('2 of 6', mina, emre, ada)
  await mina.keyboard.press(' ')
  for (const page of [mina, emre, ada]) {
    await expect.poll(() => secondsOf(page)).toBeGreaterThan(0.3)
  }
  const apart = async () => {
    const [one = 0, two = 0, three = 0] = await Promise.all([mina, emre, ada].map(secondsOf))
    return Math.max(one, two, three) - Math.min(one, two, three)
  }
  await expect.poll(apart).toBeLessThan(MOST_APART_SECONDS)
  await isAt('3 of 6', mina, emre, ada)
  await emre.keyboard.press(' ')
  await expect(room(mina).getByRole('button', { name: 'Play' })).toBeVisible()
  await emre.reload()
  await isAt('3 of 6', emre)
  expect(await filmOf(emre)).toBe(await filmOf(mina))
  await expect.poll(apart).toBeLessThan(0.1)
})

test('a viewer watches, and neither leads nor chooses', async () => {
  await expect(room(ada).getByRole('button', { name: 'Next take' })).toHaveCount(0)
  await expect(choice(ada, 'Select')).toHaveCount(0)
  await ada.keyboard.press('ArrowRight')
  await ada.keyboard.press('s')
  await mina.keyboard.press('ArrowLeft')
  await isAt('2 of 6', mina, emre, ada)
  await expect(choice(mina, 'Select')).toHaveAttribute('aria-pressed', 'false')
})

test('who began it leaves, and the others go on; who comes back is with them', async () => {
  const address = mina.url()
  await room(mina).getByRole('button', { name: 'Leave the screening' }).click()
  await expect(mina.getByRole('heading', { name: 'Screening' })).toBeVisible()
  await emre.keyboard.press('ArrowRight')
  await emre.keyboard.press('ArrowRight')
  await isAt('4 of 6', emre, ada)
  await mina.reload()
  await expect(mina.getByRole('link', { name: /22 November/ })).toContainText('watching')
  await mina.getByRole('link', { name: /22 November/ }).click()
  await expect(mina).toHaveURL(address)
  await isAt('4 of 6', mina)
  await expect(room(mina)).toContainText('3 watching')
})

test('who loses the network is told so, and catches up', async () => {
  await emre.context().setOffline(true)
  await mina.keyboard.press('Home')
  await isAt('1 of 6', mina, ada)
  await mina.keyboard.press('s')
  await expect(choice(mina, 'Select')).toHaveAttribute('aria-pressed', 'true')
  await emre.keyboard.press('x')
  await expect(room(emre).getByRole('alert')).toHaveText(/not kept|Not connected/)
  await emre.context().setOffline(false)
  await isAt('1 of 6', emre)
  await expect(choice(emre, 'Select')).toHaveAttribute('aria-pressed', 'true')
  await emre.keyboard.press('ArrowRight')
  await isAt('2 of 6', mina, emre, ada)
  await expect(room(emre).getByRole('alert')).toHaveCount(0)
  expect(await filmOf(emre)).toBe(await filmOf(mina))
})

test('a take that is trashed meanwhile says so, and every other keeps its place', async () => {
  // The last of the screening is the newest of the gallery.
  await mina.keyboard.press('End')
  await mina.keyboard.press('ArrowLeft')
  await mina.keyboard.press('ArrowLeft')
  await isAt('4 of 6', mina, emre, ada)
  const undo = await trash(2)
  for (const page of [mina, emre, ada]) {
    await expect(room(page)).toContainText('This take was moved to the trash.')
  }
  await expect(choice(mina, 'Select')).toHaveCount(0)
  await ada.reload()
  await isAt('4 of 6', ada)
  await mina.keyboard.press('ArrowRight')
  await isAt('5 of 6', mina, emre, ada)
  expect(await filmOf(ada)).toBe(await filmOf(mina))
  await mina.keyboard.press('ArrowLeft')
  await isAt('4 of 6', mina, emre)
  await undo()
  for (const page of [mina, emre, ada]) {
    await expect(room(page)).not.toContainText('moved to the trash')
  }
  await mina.keyboard.press('x')
  await expect(choice(emre, 'Reject')).toHaveAttribute('aria-pressed', 'true')
})

test('the sum is of what is there at the end', async () => {
  await trash(5 - 1)
  await emre.keyboard.press('End')
  await isAt('6 of 6', mina, emre, ada)
  await emre.keyboard.press(' ')
  for (const page of [mina, emre, ada]) {
    await expect(sum(page)).toHaveText('5 takes, 1 select, 600 credits')
    await expect(room(page)).toContainText('1 rejected, 3 undecided')
    await expect(room(page)).toContainText('length 0:25')
    await expect(room(page)).toContainText('1 moved to the trash')
  }
  await ada.reload()
  await expect(sum(ada)).toHaveText('5 takes, 1 select, 600 credits')
  await mina.getByRole('button', { name: 'End the screening' }).click()
  await expect(mina.getByRole('button', { name: 'From the start' })).toHaveCount(0)
  await expect(emre.getByRole('button', { name: 'From the start' })).toHaveCount(0)
})

test('what comes into the day meanwhile waits for the next screening', async () => {
  await start(mina, `date=${DAY}`)
  await isAt('1 of 5', mina)
  await desk.goto(`${studio.url}${ROOT}/trash`)
  await desk
    .getByRole('listitem')
    .getByRole('button', { name: /^Restore/ })
    .click()
  await expect(desk.getByText(/^Nothing is in the trash/)).toBeVisible()
  await openDay()
  await expect(tiles(desk)).toHaveCount(6)
  await mina.reload()
  await isAt('1 of 5', mina)
  await desk.goto(`${studio.url}${ROOT}/screening?date=${DAY}`)
  await expect(desk.getByText('6 videos')).toBeVisible()
})

test('a collection is shown in its order, under its name', async () => {
  await openDay()
  await tiles(desk).first().focus()
  await desk.keyboard.press('Space')
  await desk.keyboard.press('Shift+ArrowRight')
  await desk.keyboard.press('Shift+ArrowRight')
  const bar = desk.getByRole('region', { name: 'What is chosen' })
  await bar.getByRole('button', { name: 'Collect', exact: true }).click()
  await desk.getByRole('dialog').getByLabel('New collection').fill('Finals')
  await desk.keyboard.press('Enter')
  await expect(bar).toContainText('added')
  await desk.goto(`${studio.url}${ROOT}/collections`)
  await desk.getByRole('link', { name: /Finals/ }).click()
  const shown = desk.getByRole('main').locator('a[href*="/videos/"]')
  await expect(shown).toHaveCount(3)
  const order = await shown.evaluateAll((all) =>
    all.map((one) => one.getAttribute('href')?.split('/').at(-1)?.split('?')[0]),
  )
  await desk.getByRole('main').getByRole('link', { name: 'Screening' }).click()
  await desk.getByRole('button', { name: 'Start the screening' }).click()
  await expect(desk.getByRole('region', { name: 'Screening: Finals' })).toContainText('1 of 3')
  expect(await filmOf(desk)).toContain(order[0])
  await join(emre, desk.url())
  await desk.keyboard.press('End')
  await isAt('3 of 3', emre)
  await expect.poll(() => filmOf(emre)).toContain(order[2])
  await emre.keyboard.press(' ')
  for (const page of [desk, emre]) {
    await expect(sum(page)).toHaveText(/^3 takes, \d selects?, 360 credits$/)
    await expect(room(page)).toContainText('length 0:15')
  }
})

test('a search is shown under its words', async () => {
  await start(mina, `search=${SEARCH}&date=${DAY}`)
  await expect(room(mina)).toContainText('Words: harbour · Date: 22 November')
  await join(emre, mina.url())
  await mina.keyboard.press('End')
  await emre.keyboard.press('s')
  await expect(choice(mina, 'Select')).toHaveAttribute('aria-pressed', 'true')
  // After the last one, also where nothing is played, comes the end, and before the end the last one.
  await mina.keyboard.press('ArrowRight')
  for (const page of [mina, emre]) {
    await expect(sum(page)).toHaveText('1 take, 1 select, 120 credits')
    await expect(room(page)).toContainText('none rejected, 0 undecided')
  }
  await emre.keyboard.press('ArrowLeft')
  await isAt('1 of 1', mina, emre)
})

test('the room is dark in both themes', async () => {
  await join(mina, emre.url())
  const looksOf = async (where: Locator, colorScheme: 'dark' | 'light') => {
    await mina.emulateMedia({ colorScheme })
    return coloursOf(where)
  }
  const inTheDark = await looksOf(room(mina), 'dark')
  expect(await looksOf(room(mina), 'light')).toEqual(inTheDark)
  await room(mina).getByRole('button', { name: 'Leave the screening' }).click()
  await expect(room(mina)).toHaveCount(0)
  expect(await looksOf(mina.locator('body'), 'dark')).toEqual(inTheDark)
  expect(await looksOf(mina.locator('body'), 'light')).not.toEqual(inTheDark)
})
