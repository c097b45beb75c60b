import { expect, type Page, test } from '@playwright/test'
import { firstRun, openStudio } from './pages'
import { type Studio, startStudio } from './studio'

/** The composer on a telephone: a sheet over the page. */

test.describe.configure({ mode: 'serial' })

let studio: Studio
let page: Page

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  page = await context.newPage()
  await firstRun(page, studio.url)
})

test.afterAll(async () => {
  await page.context().close()
  await studio.stop()
})

test.beforeEach(() => openStudio(page, studio.url))

const opener = () => page.getByRole('button', { name: 'New take' })
const sheet = () => page.getByRole('dialog', { name: 'New take' })

const expectClosed = async () => {
  await expect(sheet()).toBeHidden()
  expect(page.url()).not.toContain('#')
  expect(await page.evaluate(() => document.body.style.overflow)).toBe('')
  await expect(opener()).toBeVisible()
}

test('is ready to be typed in within the press, which brings up the keyboard', async () => {
  const focused = await opener().evaluate((button: HTMLElement) => {
    button.click()
    return document.activeElement?.getAttribute('name')
  })
  expect(focused).toBe('prompt')
  await expect(sheet()).toBeVisible()
  await page.keyboard.type('A quiet harbour')
  await expect(sheet().getByRole('textbox').first()).toHaveValue(/A quiet harbour$/)
  // Nothing under it is read out, or reached.
  await expect(opener()).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expectClosed()
})

test('gives the focus back, and goes with a step back however often it was pressed', async () => {
  await opener().focus()
  await opener().evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect(sheet()).toBeVisible()
  await page.goBack()
  await expectClosed()
  await expect(opener()).toBeFocused()
})

test('closes again before its press is over', async () => {
  await opener().evaluate((button: HTMLElement) => {
    button.click()
    document.querySelector<HTMLElement>('form')?.parentElement?.querySelector('button')?.click()
  })
  await expectClosed()
  await opener().tap()
  await expect(sheet()).toBeVisible()
  await sheet().getByRole('button', { name: 'Close' }).tap()
  await expectClosed()
})

test('is drawn over the page that its address leads to', async () => {
  await page.goto(`${page.url()}#compose`)
  await page.reload()
  await expect(sheet()).toBeVisible()
  await expect(sheet().getByRole('textbox').first()).toBeFocused()
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(page.getByRole('region', { name: 'New take' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Gallery' }).first()).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(sheet()).toBeVisible()
})
