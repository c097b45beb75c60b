import { expect, type Page, test } from '@playwright/test'
import { announcementsOf, keepAnnouncements } from './announcements'
import { choose, firstRun, prompt, takenOver } from './pages'
import { png } from './pictures'
import { type Studio, startStudio } from './studio'

/** What stands in a place of inputs changes by itself: the focus goes along, and it is said once. */

const INPUTS = '**/api/w/*/inputs'
const REFUSED = 'http://10.0.0.5/very/long/path/to/picture-1.jpg'

let studio: Studio
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await keepAnnouncements(page)
  await firstRun(page, studio.url)
  await choose(page, 'Image')
})

test.afterAll(async () => {
  await page.close()
  await studio.stop()
})

const field = (name = 'image') => page.locator(`input[type=file][name=${name}]`)
const button = (name: string) => page.getByRole('button', { name, exact: true })

/** Lets no file arrive before it is told to. */
const holdUploads = async (): Promise<() => void> => {
  let go = () => {}
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route(INPUTS, async (route) => {
    if (route.request().method() === 'POST') await held
    await route.continue()
  })
  return go
}

const timesTold = async (words: string): Promise<number> =>
  (await announcementsOf(page)).filter((told) => told.includes(words)).length

test('the focus goes from the field to the progress, the picture and back', async () => {
  const arrive = await holdUploads()
  await field().focus()
  await field().setInputFiles(await png('one.png'))
  await expect(button('Cancel')).toBeFocused()
  arrive()
  await expect(button('Crop first frame')).toBeFocused()
  await expect.poll(() => timesTold('First frame added.')).toBe(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(field()).toBeFocused()
  await expect.poll(() => timesTold('Removed. Undo')).toBe(1)
  await page.keyboard.press('Tab')
  await expect(button('Undo')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(button('Crop first frame')).toBeFocused()
  await page.unroute(INPUTS)
})

test('the focus is not taken from a prompt in which somebody writes', async () => {
  await button('Remove first frame').click()
  const arrive = await holdUploads()
  await field().focus()
  await field().setInputFiles(await png('two.png'))
  await expect(button('Cancel')).toBeFocused()
  await prompt(page).focus()
  arrive()
  await expect(button('Remove first frame')).toBeVisible()
  await page.keyboard.type('The tide turns.')
  await expect(prompt(page)).toHaveValue('The tide turns.')
  await page.unroute(INPUTS)
})

test('a refused address can be changed, and is not lost by looking at it', async () => {
  await button('Remove first frame').click()
  const address = page.getByLabel('Public address')
  const change = button('Change the address')
  await button('First frame by address').click()
  await address.fill(REFUSED)
  await address.press('Enter')
  await change.click()
  await expect(address).toBeFocused()
  await expect(address).toHaveValue(REFUSED)
  await address.press('Escape')
  await expect(change).toBeFocused()
  await page.keyboard.press('Enter')
  // All of it is chosen: what is typed takes its place.
  await page.keyboard.type('http://10.0.0.6/b.jpg')
  await page.keyboard.press('Enter')
  await expect(page.getByText('b.jpg', { exact: true })).toBeVisible()
  await change.click()
  await expect(address).toHaveValue('http://10.0.0.6/b.jpg')
  await button('Cancel').click()
  await button('Put away').click()
  await expect(field()).toBeFocused()
})

test('references keep the focus and are told of together, and their addresses are kept', async () => {
  await choose(page, 'Reference')
  await field('images').focus()
  const files = Array.from({ length: 7 }, (_, at) => png(`${at}.png`, { width: 700 + at }))
  const arrive = await holdUploads()
  await field('images').setInputFiles(await Promise.all(files.slice(0, 2)))
  arrive()
  await expect.poll(() => timesTold('2 images added.')).toBe(1)
  await expect(field('images')).toBeFocused()
  await page.unroute(INPUTS)

  await button('Add reference images by address').click()
  await page.getByLabel('Public address').fill(REFUSED)
  await page.keyboard.press('Enter')
  await button('Change the address').click()
  await expect(page.getByLabel('Public address')).toHaveValue(REFUSED)
  await page.getByLabel('Public address').fill('http://10.0.0.6/b.jpg')
  await page.keyboard.press('Enter')
  await expect(page.getByText('b.jpg', { exact: true })).toBeVisible()
  await expect(page.getByText('picture-1.jpg', { exact: true })).toHaveCount(0)
  await button('Put away').click()

  // Where all are spoken for, the place itself goes.
  const arriveRest = await holdUploads()
  await field('images').focus()
  await field('images').setInputFiles(await Promise.all(files.slice(2)))
  await expect(field('images')).toHaveCount(0)
  await expect(button('Move image 2 up')).toBeFocused()
  arriveRest()
  await expect.poll(() => timesTold('5 images added.')).toBe(1)
  await expect(button('Move image 2 up')).toBeFocused()
  await page.unroute(INPUTS)
  await button('Remove image 7').click()
  await expect.poll(() => timesTold('Removed.')).toBeGreaterThan(1)
})

for (const locale of ['en', 'ko', 'tr']) {
  for (const [width, hasTouch] of [
    [320, true],
    [1440, false],
  ] as const) {
    test(`nothing moves when a frame is removed: ${locale}, ${width} wide`, async ({ browser }) => {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        hasTouch,
        isMobile: hasTouch,
        storageState: await page.context().storageState(),
      })
      const other = await context.newPage()
      await other.goto(`${studio.url}/account`)
      await other.getByRole('combobox', { name: /^(Language|언어|Dil)$/ }).selectOption(locale)
      await expect(other.locator('html')).toHaveAttribute('lang', locale)
      await other.goto(`${studio.url}/w/north-pier-films#compose`)
      await takenOver(other)
      await other.locator('input[type=radio][value=image]').check()
      const form = other.locator('form').filter({ has: other.locator('textarea[name=prompt]') })
      // From the choice of the mode, for the sheet may be scrolled.
      const distance = async () => {
        const above = await form.locator('input[type=radio][value=image]').boundingBox()
        const below = await form.locator('textarea[name=prompt]').boundingBox()
        return (below?.y ?? 0) - (above?.y ?? 0)
      }
      // Both of its slots: until they are drawn, what the mode before had stands there.
      for (const name of ['image', 'endImage']) {
        await expect(form.locator(`input[name=${name}]`)).toHaveCount(1)
      }
      const empty = await distance()
      expect(empty).toBeGreaterThan(0)
      for (const name of ['image', 'endImage']) {
        await form.locator(`input[name=${name}]`).setInputFiles(await png(`${name}.png`))
        await expect(form.getByRole('img', { name: `${name}.png` })).toBeVisible()
      }
      expect(await distance()).toBe(empty)
      for (const name of ['image', 'endImage']) {
        await form.locator('button:has(.lucide-x)').first().click()
        await expect(form.locator(`input[name=${name}]`)).toHaveCount(1)
        expect(await distance()).toBe(empty)
      }
      await context.close()
    })
  }
}
