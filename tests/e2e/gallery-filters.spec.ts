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
  await expect(page.locator('main a')).toBeFocused()
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
