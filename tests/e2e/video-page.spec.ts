import { expect, type Locator, test } from '@playwright/test'
import { announcementsOf, keepAnnouncements } from './announcements'
import { coloursOf } from './colours'
import { comeBackTo } from './come-back'
import { expectNothingBeside } from './in-sight'
import { openStudio, PERSON, signIn, tiles } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'
import { order, tokenOf } from './team'

/** The page of a video: its keys, its controls, and Again with its way back. */

const FAILING = 'A parade crosses the square'

let kling: Plugged['kling']
let studio: Plugged['studio']
let page: Plugged['page']
let close: Plugged['close']

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ kling, studio, page, close } = await openPlugged(browser, 60))
  await keepAnnouncements(page)
  const token = await tokenOf(studio, PERSON.email)
  await order(studio, token, { prompt: 'A lamp turns', aspect_ratio: '9:16' })
  await expect(async () => {
    await openStudio(page, studio.url)
    await expect(tiles(page)).toHaveCount(1, { timeout: 5_000 })
  }).toPass({ timeout: 120_000 })
  await tiles(page).first().click()
  await expect(page).toHaveURL(/\/videos\//)
  await expect.poll(frames).toBeGreaterThan(-1)
})

test.afterAll(() => close())

const film = () => page.locator('video')
const player = () => page.getByRole('region', { name: 'Player' })
/** The instant at which the film stands, in frames; -1 before it is known. */
const frames = () =>
  film().evaluate((one: HTMLVideoElement) => (one.readyState > 0 ? one.currentTime * 24 : -1))
const isPaused = () => film().evaluate((one: HTMLVideoElement) => one.paused)

test('the keys work on the whole page, but not where a control has the focus that uses them', async () => {
  await page.keyboard.press('.')
  await expect.poll(frames).toBeGreaterThan(0)
  await page.keyboard.press('Space')
  await expect.poll(isPaused).toBe(false)
  await page.keyboard.press('k')
  await expect.poll(isPaused).toBe(true)
  // The space bar presses what has the focus.
  await page.getByRole('switch', { name: 'Keys on the whole page' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('switch')).not.toBeChecked()
  expect(await isPaused()).toBe(true)
  await expect(page.getByText('While the focus is in the player:')).toBeVisible()
  // Switched off, they need the player, also after a reload.
  await page.reload()
  await expect(page.getByRole('switch')).not.toBeChecked()
  await expect.poll(frames).toBe(0)
  await page.keyboard.press('.')
  await player().focus()
  await page.keyboard.press('.')
  await expect.poll(frames).toBeGreaterThan(0)
  expect(await frames()).toBeLessThan(2)
  await page.getByRole('switch').click()
  await expect(page.getByRole('switch')).toBeChecked()
})

test('the controls hide nothing of the picture, in rows that fit any width', async () => {
  for (const width of [1440, 390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    const picture = await film().boundingBox()
    const seek = await page.getByRole('slider', { name: 'Position' }).boundingBox()
    const boxes = await player()
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
    expect(boxes.length).toBeGreaterThan(4)
    expect(new Set(boxes).size, `rows at ${width}`).toBe(1)
    const foot = (picture?.y ?? 0) + (picture?.height ?? 0)
    expect(seek?.y, `below the picture at ${width}`).toBeGreaterThanOrEqual(foot)
    await expectNothingBeside(page)
  }
})

test('in full screen the film fills it, and it is dark around, in the light theme too', async () => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await coloursOf(player())
  await page.getByRole('button', { name: 'Full screen' }).click()
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible()
  const whole = { x: 0, y: 0, width: 1440, height: 900 }
  await expect.poll(() => film().boundingBox()).toEqual(whole)
  const full = await coloursOf(player())
  // What lies outside of it can be seen before it has the focus.
  await page.keyboard.press('m')
  await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused()
  await expect.poll(() => coloursOf(player())).toEqual(light)
  await player().focus()
  await page.keyboard.press('f')
  await expect.poll(() => film().boundingBox()).toEqual(whole)
  await page.keyboard.press('a')
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(full).toEqual(await coloursOf(page.locator('body')))
  await page.emulateMedia({ colorScheme: 'no-preference' })
})

test('Again can be taken back for four seconds, above the bar, also after a reload', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  const undo = page.getByRole('button', { name: 'Undo' })
  const again = page.getByRole('button', { name: /^Again/ })
  await again.click()
  await expect(undo).toBeVisible()
  // Seen, and not behind the bar at the foot.
  await undo.click({ trial: true })
  await page.reload()
  await expect(page.getByText(/^Sending in/)).toBeVisible()
  await undo.click()
  await expect(page.getByText('Taken back. Nothing was charged.')).toBeVisible()
  // In one breath, where one was as quick.
  await expect
    .poll(async () => (await announcementsOf(page)).join(' '))
    .toMatch(/until then it can be undone.*Taken back\. Nothing was charged\./)
  expect(await kling.book()).toHaveLength(1)
  // Left alone, it is sent.
  await again.click()
  await expect(page.getByText('See it in the studio')).toBeVisible({ timeout: 15_000 })
  await expect(undo).toHaveCount(0)
  await page.getByRole('link', { name: 'See it in the studio' }).click({ trial: true })
  await expect.poll(async () => (await kling.book()).length).toBe(2)
})

test('the poster and the film that were refused without a session come when it is back', async () => {
  let end = () => {}
  const ended = new Promise<void>((done) => {
    end = done
  })
  const REFUSED = /\/videos\/[^/]+\/(poster|file)/
  await page.route(REFUSED, async (route) => {
    await ended
    await route.fulfill({ status: 401 })
  })
  await page.reload({ waitUntil: 'domcontentloaded' })
  const poster = player().locator('img')
  await expect(poster).toBeAttached()
  await page.context().clearCookies({ name: /session/ })
  end()
  await expect(poster).toHaveCount(0)
  await page.unroute(REFUSED)
  const beside = await page.context().newPage()
  await beside.goto(`${studio.url}/sign-in`)
  await signIn(beside)
  await expect(beside).toHaveURL(/\/w\/north-pier-films$/)
  await beside.close()
  await comeBackTo(page, () => expect(poster).toBeVisible({ timeout: 2_000 }))
  await expect.poll(frames).toBe(0)
  await expect(page.getByText('This video could not be loaded.')).toHaveCount(0)
})

test('looking at what failed moves nothing, and what is seen is not called new', async () => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await kling.fault({ kind: 'failure', message: 'Content policy', match: { prompt: FAILING } })
  // What comes of the tests before would be new.
  await expect(async () => {
    await openStudio(page, studio.url)
    await expect(page.getByText('Nothing is on its way')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 120_000 })
  await order(studio, await tokenOf(studio, PERSON.email), { prompt: FAILING })
  const details = page.getByRole('button', { name: 'Details' })
  await expect(details).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('button', { name: /new$/ })).toHaveCount(0)
  const places = () =>
    page
      .locator('main li, main h2')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))
  const before = await places()
  await details.click()
  const dialog = page.getByRole('dialog', { name: 'Details' })
  await dialog.getByText('What Kling answered').click()
  await expect(dialog.getByLabel('What Kling answered')).toHaveValue(/Content policy/)
  expect(await places()).toEqual(before)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(details).toBeFocused()
  expect(await places()).toEqual(before)
  await details.click()
  await dialog.getByRole('button', { name: 'Put away' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(details).toHaveCount(0)
})

test('videos to choose from are told apart, and found, wherever one is chosen', async () => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(async () => {
    await openStudio(page, studio.url)
    await expect(tiles(page)).toHaveCount(2, { timeout: 5_000 })
  }).toPass({ timeout: 120_000 })
  // Nothing was uploaded: it begins with what the studio made.
  await page.getByRole('radio', { name: 'Edit' }).check()
  await page.getByRole('button', { name: 'Source video from Inputs or videos' }).click()
  const picker = page.getByRole('dialog', { name: 'Choose a video' })
  await expect(picker.getByRole('radio', { name: 'Videos' })).toBeChecked()
  const choices = (dialog: Locator) =>
    dialog.getByRole('list', { name: 'Videos to choose from' }).getByRole('button')
  await expect(choices(picker)).toHaveCount(2)
  await expect(picker.getByRole('searchbox')).toBeFocused()
  // Somebody who asks for the other list gets it.
  await picker.getByRole('radio', { name: 'Inputs' }).check()
  await expect(picker.getByText('There is no video here yet.')).toBeVisible()
  await page.keyboard.press('Escape')

  await tiles(page).first().click()
  await page.getByRole('button', { name: 'Build on it' }).click()
  await page.getByRole('menuitem', { name: 'Bridge to another video' }).click()
  const bridge = page.getByRole('dialog', { name: 'Bridge to another video' })
  await expect(choices(bridge)).toHaveCount(1)
  await expect(choices(bridge).getByText('A lamp turns')).toBeVisible()
  await expect(choices(bridge).getByText(/^Shot \d, take 1 · 5\ss · /)).toBeVisible()
  await bridge.getByRole('searchbox').fill('a lighthouse nobody filmed')
  await expect(bridge.getByText('No video matches.')).toBeVisible()
  await bridge.getByRole('searchbox').fill('LAMP')
  await choices(bridge).click()
  await expect(page).toHaveURL(/use=bridge|\/w\/north-pier-films$/)
  await expect(page.getByRole('button', { name: 'Remove last frame' })).toBeVisible()
})
