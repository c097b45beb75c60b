import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { announcementsOf, keepAnnouncements } from './announcements'
import { addVideos } from './many-videos'
import { type OwnStudio, openOwn } from './own-studio'
import { PERSON, signIn, tiles } from './pages'

/** Many videos chosen at once, what is done with them, the way back, and the trash. */

const COUNT = 30
const GALLERY = '/w/north-pier-films/gallery'
const TRASH = '/w/north-pier-films/trash'

let studio: OwnStudio['studio']
let page: OwnStudio['page']
let close: OwnStudio['close']

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ studio, page, close } = await openOwn(browser, { acceptDownloads: true }))
  await keepAnnouncements(page)
  await addVideos(studio, { count: COUNT, days: 1, newest: '2026-11-22T20:00:00Z' })
})

test.afterAll(() => close())

const openGallery = async (on = page) => {
  await on.goto(`${studio.url}${GALLERY}`, { waitUntil: 'networkidle' })
  await expect(tiles(on)).toHaveCount(COUNT)
}
const bar = (on = page) => on.getByRole('region', { name: 'What is chosen' })
const press = (name: string, on = page) =>
  bar(on).getByRole('button', { name, exact: true }).click()
const rows = () => page.getByRole('main').getByRole('listitem')
const said = async () => (await announcementsOf(page)).join(' ')

test('a click on the box and one with Shift choose a range, and a click takes one out', async () => {
  await openGallery()
  await tiles(page).nth(1).hover()
  await page.getByRole('checkbox', { name: /^Choose: Shot/ }).check()
  await expect(bar()).toContainText('1 chosen')
  await tiles(page)
    .nth(5)
    .click({ modifiers: ['Shift'] })
  await expect(bar()).toContainText('5 chosen')
  await tiles(page).nth(3).click()
  await expect(bar()).toContainText('4 chosen')
  await expect(page).toHaveURL(new RegExp(GALLERY))
  await expect.poll(said).toContain('4 chosen')
})

test('what is deleted goes to the trash, and Undo brings it back', async () => {
  await press('Delete')
  await expect(tiles(page)).toHaveCount(COUNT - 4)
  await expect(bar()).toContainText('4 videos moved to the trash.')
  await expect.poll(said).toContain('4 videos moved to the trash.')
  await press('Undo')
  await expect(tiles(page)).toHaveCount(COUNT)
  await expect(bar()).toContainText('Undone.')
  await openGallery()
})

test('everything, deleted by the keys and by mistake, comes back as well', async () => {
  await tiles(page).first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(bar()).toContainText('3 chosen')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(bar()).toContainText('2 chosen')
  await page.keyboard.press('Escape')
  await expect(bar()).toHaveCount(0)
  await page.keyboard.press('Control+a')
  await expect(bar()).toContainText(`${COUNT} chosen`)
  await page.keyboard.press('Delete')
  await expect(tiles(page)).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Deleted videos are in the trash' })).toBeVisible()
  await press('Undo')
  await expect(tiles(page)).toHaveCount(COUNT)
  await openGallery()
})

test('Delete on a tile takes that one, and the focus goes to the next', async () => {
  const next = await tiles(page).nth(3).getAttribute('data-tile')
  await tiles(page).nth(2).focus()
  await page.keyboard.press('Delete')
  await expect(tiles(page)).toHaveCount(COUNT - 1)
  await expect(page.locator(`[data-tile="${next}"]`)).toBeFocused()
  await press('Undo')
  await expect(tiles(page)).toHaveCount(COUNT)
})

test('many are selected at once, and Undo gives each what it had', async () => {
  await openGallery()
  const marks = page.getByRole('main').locator('li > span').getByText('Select', { exact: true })
  await tiles(page).nth(0).focus()
  await page.keyboard.press('s')
  await page.mouse.move(0, 0)
  await page.keyboard.press('Control+a')
  await press('Select')
  await expect(bar()).toContainText(`${COUNT} videos are a select.`)
  await expect.poll(() => marks.count()).toBeGreaterThan(COUNT - 3)
  await press('Undo')
  await expect(bar()).toContainText('Undone.')
  await expect.poll(() => marks.count()).toBeLessThanOrEqual(1)
  await openGallery()
})

test('takes move to another shot, and back', async () => {
  await tiles(page).nth(0).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  const name = () => tiles(page).nth(0).getAttribute('aria-label')
  const before = await name()
  await press('More with what is chosen')
  await page.getByRole('menuitem', { name: 'Move to shot…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Move 2 takes to a shot' })
  await dialog.getByRole('listitem').first().getByRole('button').click()
  await expect(bar()).toContainText('2 takes moved to shot')
  await expect.poll(name).not.toBe(before)
  await press('Undo')
  await expect(bar()).toContainText('Undone.')
  await expect.poll(name).toBe(before)
})

test('an archive is saved by the browser, and says what the storage has lost', async () => {
  await openGallery()
  await tiles(page).nth(0).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  const [download] = await Promise.all([page.waitForEvent('download'), press('Download ZIP')])
  expect(download.suggestedFilename()).toMatch(/_2\.zip$/)
  const bytes = await readFile(await download.path())
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  expect(bytes.includes('manifest.csv')).toBe(true)
  await expect(bar()).toContainText('Downloading')
  await expect(page).toHaveURL(new RegExp(GALLERY))
})

test('the trash says who deleted what, and how long it stays', async () => {
  await openGallery()
  await tiles(page).nth(0).focus()
  for (const key of ['Space', 'Shift+ArrowRight', 'Shift+ArrowRight']) {
    await page.keyboard.press(key)
  }
  await press('Delete')
  await expect(tiles(page)).toHaveCount(COUNT - 3)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Trash' }).click()
  await expect(page).toHaveURL(new RegExp(TRASH))
  await expect(rows()).toHaveCount(3)
  await expect(rows().first()).toContainText('Deleted by Mina Seo')
  await expect(rows().first()).toContainText('30 days left')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test('a video that is in it says so on its page, and is restored there', async () => {
  await rows().first().getByRole('link').click()
  await expect(page.getByText('This video is in the trash.')).toBeVisible()
  const decisions = ['Select', 'Reject', 'Approve', 'Ask for changes'].map((name) =>
    page.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) }),
  )
  for (const one of decisions) await expect(one).toBeDisabled()
  await page.getByRole('main').getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('This video is in the trash.')).toHaveCount(0)
  for (const one of decisions) await expect(one).toBeEnabled()
  await page.goto(`${studio.url}${TRASH}`)
  await expect(rows()).toHaveCount(2)
})

test('one is restored, and the other deleted for good when the number was confirmed', async () => {
  const link = rows().first().getByRole('link')
  const address = await link.getAttribute('href')
  await rows()
    .nth(1)
    .getByRole('button', { name: /^Restore/ })
    .click()
  await expect(rows()).toHaveCount(1)
  await page.getByRole('checkbox', { name: 'Choose all on this page' }).check()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 1 video for good?' })
  await expect(dialog.getByRole('button', { name: 'Keep' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Delete 1 for good' }).click()
  await expect(page.getByText(/^Nothing is in the trash/)).toBeVisible()
  await page.goto(`${studio.url}${address}`)
  await expect(page.getByText('This video was deleted for good.')).toBeVisible()
  await expect(page.locator('video')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Restore' })).toHaveCount(0)
})

test('a finger chooses by the button and by a long touch, and then by touching', async ({
  browser,
}) => {
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    timezoneId: 'UTC',
  })
  const phone = await context.newPage()
  await phone.goto(`${studio.url}/sign-in`)
  await signIn(phone, PERSON.password)
  await expect(phone).toHaveURL(/north-pier-films/)
  await phone.goto(`${studio.url}${GALLERY}`, { waitUntil: 'networkidle' })
  await phone.getByRole('button', { name: 'Choose', exact: true }).tap()
  await tiles(phone).nth(0).tap()
  await tiles(phone).nth(1).tap()
  await expect(bar(phone)).toContainText('2 chosen')
  // Nothing else is under the finger on the boxes of narrow tiles.
  await expect(phone.getByRole('main').locator('li [aria-haspopup=menu]')).toHaveCount(0)
  await expect(phone).toHaveURL(new RegExp(GALLERY))
  await bar(phone).getByRole('button', { name: 'Choose none' }).tap()
  await expect(bar(phone)).toHaveCount(0)

  const box = await tiles(phone).nth(2).boundingBox()
  const session = await context.newCDPSession(phone)
  const point = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 40 }
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  await expect(bar(phone)).toContainText('1 chosen')
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect(bar(phone)).toContainText('1 chosen')
  await expect(phone).toHaveURL(new RegExp(GALLERY))
  await context.close()
})
