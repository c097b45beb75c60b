import { expect, type Page, test } from '@playwright/test'
import { firstRun, generate, prompt, tiles } from './pages'
import { type Studio, startStudio } from './studio'

/** The keys alone filter the gallery: what goes away under the focus hands it on. */

let studio: Studio
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  page = await (await browser.newContext()).newPage()
  await firstRun(page, studio.url)
})

test.afterAll(async () => {
  await page.context().close()
  await studio.stop()
})

const open = (filters: string) =>
  page.goto(`${studio.url}/w/north-pier-films/gallery?${filters}`, { waitUntil: 'networkidle' })
const filter = (name: string) => page.getByRole('combobox', { name, exact: true })
const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter')

test('where no video is yet, clearing leads to making one', async () => {
  await open('type=o3-std-text-to-video')
  await press('Clear the filters')
  await expect(filter('Type')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Make your first video' })).toBeFocused()
})

test('a filter that is removed leads to what stands in its place', async () => {
  await page.goto(`${studio.url}/w/north-pier-films`)
  await prompt(page).fill('The beam turns and stops on the boat.')
  await generate(page).click()
  await expect(tiles(page)).toHaveCount(1, { timeout: 120_000 })

  await open('type=o3-std-image-to-video')
  await page.getByRole('button', { name: /^Remove the filter/ }).press('Enter')
  await expect(tiles(page)).toHaveCount(1)
  await expect(filter('Type')).toBeFocused()

  // The chip of a shot goes as a whole.
  await open('shot=unknown')
  await page.getByRole('button', { name: /^Remove the filter/ }).press('Enter')
  await expect(filter('Shot')).toHaveCount(0)
  await expect(filter('Project')).toBeFocused()

  for (const name of ['Clear', 'Clear the filters']) {
    await open('type=o3-std-image-to-video')
    await press(name)
    await expect(tiles(page)).toHaveCount(1)
    await expect(filter('Project')).toBeFocused()
  }
})

test('on a telephone one button has all of them, says how many are set, and keeps the focus', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open('')
  const opener = page.locator('search').getByRole('button', { name: /^Filters/ })
  const dialog = page.getByRole('dialog', { name: 'Filters' })
  await expect(filter('Type')).toHaveCount(0)
  await opener.press('Enter')
  await dialog.getByRole('combobox', { name: 'Type' }).selectOption('o3-std-image-to-video')
  await dialog.getByRole('combobox', { name: 'Choice' }).selectOption('reject')
  await expect(dialog.getByRole('status')).toHaveText('0 videos')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()
  await expect(opener).toHaveText('Filters · 2')
  await expect(page).toHaveURL(/type=o3-std-image-to-video/)

  // Two days are asked for in a dialog of their own, which gives the focus back as well.
  await opener.press('Enter')
  await dialog.getByRole('combobox', { name: 'Date' }).selectOption('range')
  await expect(page.getByRole('dialog', { name: 'From … to …' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()

  await opener.press('Enter')
  await dialog.getByRole('button', { name: 'Clear' }).press('Enter')
  await expect(dialog.getByRole('status')).toHaveText('1 video')
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  await expect(opener).toHaveText('Filters')
  await expect(opener).toBeFocused()
})
