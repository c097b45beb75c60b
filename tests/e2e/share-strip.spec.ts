import { expect, type Page, test } from '@playwright/test'
import { addVideos } from './many-videos'
import { type OwnStudio, openOwn } from './own-studio'
import { tiles } from './pages'

/** A link of several videos: what a guest has decided about each, and how many are left. */

const COUNT = 3

let studio: OwnStudio['studio']
let page: OwnStudio['page']
let close: OwnStudio['close']
let guest: Page
let address: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ studio, page, close } = await openOwn(browser))
  await addVideos(studio, { count: COUNT, days: 1, newest: '2026-11-22T20:00:00Z' })
  await page.goto(`${studio.url}/w/north-pier-films/gallery`, { waitUntil: 'networkidle' })
  await tiles(page).first().focus()
  await page.keyboard.press('Space')
  for (let more = 1; more < COUNT; more++) await page.keyboard.press('Shift+ArrowRight')
  const bar = page.getByRole('region', { name: 'What is chosen' })
  await bar.getByRole('button', { name: 'Share link…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await dialog.getByRole('checkbox', { name: 'Select and reject' }).check()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  address = (await dialog.getByRole('region', { name: 'the link' }).innerText()).trim()
  guest = await browser.newPage({ viewport: { width: 390, height: 844 } })
})

test.afterAll(async () => {
  await guest?.context().close()
  await close?.()
})

const shots = (on: Page) => on.getByRole('list', { name: 'Videos' }).getByRole('listitem')
const press = (name: string) => guest.getByRole('button', { name, exact: true }).click()

test('what a guest decides is marked on the strip, and counted', async () => {
  await guest.goto(address)
  await expect(guest.getByText(`0 of ${COUNT} decided`)).toBeVisible()
  await guest.getByRole('textbox', { name: 'Your name' }).fill('Anna Kim')
  await press('Approve')
  await expect(shots(guest).nth(0)).toContainText('Approved')
  await expect(guest.getByText(`1 of ${COUNT} decided`)).toBeVisible()
  await press('Select')
  await expect(shots(guest).nth(0)).toContainText('Selected')
  await expect(guest.getByText(`1 of ${COUNT} decided`)).toBeVisible()
  await shots(guest).nth(2).getByRole('button').click()
  await press('Ask for changes')
  await expect(shots(guest).nth(2)).toContainText('Changes asked')
  await expect(guest.getByText(`2 of ${COUNT} decided`)).toBeVisible()
  await expect(shots(guest).nth(1)).not.toContainText(/Approved|Selected|Changes/)
})

test('it is there after a reload, and taken back with the decision', async () => {
  await guest.reload()
  await expect(guest.getByText(`2 of ${COUNT} decided`)).toBeVisible()
  await expect(shots(guest).nth(0)).toContainText('Approved')
  await expect(shots(guest).nth(0)).toContainText('Selected')
  await shots(guest).nth(2).getByRole('button').click()
  await expect(guest.getByText('Changes asked: Anna Kim')).toBeVisible()
  await press('Ask for changes')
  await expect(guest.getByText(`1 of ${COUNT} decided`)).toBeVisible()
  await guest.reload()
  await expect(guest.getByText(`1 of ${COUNT} decided`)).toBeVisible()
})

test('another guest has decided nothing', async ({ browser }) => {
  const other = await browser.newPage()
  await other.goto(address)
  await expect(other.getByText(`0 of ${COUNT} decided`)).toBeVisible()
  await expect(shots(other).first()).not.toContainText('Approved')
  await other.context().close()
})
