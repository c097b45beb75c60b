import { expect, type Locator, type Page, test } from '@playwright/test'
import { choose, firstRun, openStudio, prompt } from './pages'
import { type Studio, startStudio } from './studio'

/** Where the parts of the composer stand, and that they stay there. */

let studio: Studio
let page: Page

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  await firstRun(page, studio.url)
})

test.afterAll(async () => {
  await page.context().close()
  await studio.stop()
})

const boxOf = async (part: Locator) => {
  const box = await part.boundingBox()
  if (!box) throw new Error('it is not drawn')
  return box
}

/** The edges of the words to choose from, in pixels of the window. */
const edgesOf = (name: string): Promise<number[]> =>
  page
    .getByRole('group', { name, exact: true })
    .locator('label')
    .evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().right))

const differences = (of: number[]) => of.slice(1).map((edge, at) => edge - (of[at] ?? 0))

test('choices stand under each other, and choosing moves none of them', async () => {
  const [first = [], second = []] = [await edgesOf('Model'), await edgesOf('Quality')]
  expect(first.map(Math.round)).toEqual(second.map(Math.round))
  const ratios = differences(await edgesOf('Ratio'))
  expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThan(0.1)
  for (const [name, words] of Object.entries({
    Mode: ['Reference', 'Edit', 'Image', 'Text'],
    Model: ['O3', 'Kling 3.0'],
    Quality: ['Standard', 'Pro'],
  })) {
    const before = await edgesOf(name)
    for (const word of words) {
      await choose(page, word)
      await expect(page.getByRole('radio', { name: word, exact: true })).toBeChecked()
      expect(await edgesOf(name)).toEqual(before)
    }
  }
})

test('what is opened at the foot of the form is brought into view', async () => {
  await page.setViewportSize({ width: 1440, height: 640 })
  await page.locator('summary', { hasText: /^Avoid/ }).click()
  const bar = page.locator('form button[type=submit]').locator('xpath=../..')
  const field = page.getByRole('textbox', { name: 'Avoid' })
  await expect
    .poll(async () => {
      const [above, below] = [await boxOf(field), await boxOf(bar)]
      return below.y - (above.y + above.height)
    })
    .toBeGreaterThan(0)
  await page.locator('summary', { hasText: /^Avoid/ }).click()
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('the head of a dialog stays where it is while the dialog grows', async () => {
  await page.getByRole('button', { name: 'Presets' }).click()
  const dialog = page.getByRole('dialog', { name: 'Presets' })
  const save = dialog.getByRole('button', { name: 'Save current as…' })
  await expect(save).toBeVisible()
  const before = await boxOf(dialog)
  await save.click()
  await expect(dialog.getByLabel('Name', { exact: true })).toBeVisible()
  const after = await boxOf(dialog)
  expect(after.height).toBeGreaterThan(before.height)
  expect(after.y).toBe(before.y)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('a telephone shows the whole request over its button', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
    storageState: await page.context().storageState(),
  })
  const phone = await context.newPage()
  await openStudio(phone, studio.url)
  await phone.getByRole('button', { name: 'New take' }).tap()
  const sheet = phone.getByRole('dialog', { name: 'New take' })
  await choose(phone, 'Text')
  await choose(phone, 'Kling 3.0')
  await choose(phone, 'Pro')
  const bar = await boxOf(sheet.locator('button[type=submit]'))
  const head = await boxOf(sheet.getByRole('button', { name: 'Close' }))
  for (const part of [
    prompt(phone),
    sheet.getByRole('group', { name: 'Model' }),
    sheet.getByRole('switch', { name: 'Sound' }),
    sheet.getByRole('combobox', { name: 'Project' }),
    sheet.getByRole('button', { name: 'Use it' }),
    sheet.locator('summary', { hasText: /^Avoid/ }),
  ]) {
    const { y, height } = await boxOf(part)
    expect(y).toBeGreaterThan(head.y + head.height)
    expect(y + height).toBeLessThan(bar.y)
  }
  const presets = await boxOf(sheet.getByRole('button', { name: 'Presets' }))
  expect(Math.round(presets.y + presets.height / 2)).toBe(Math.round(head.y + head.height / 2))
  const [model, quality] = [
    await boxOf(sheet.getByRole('group', { name: 'Model' })),
    await boxOf(sheet.getByRole('group', { name: 'Quality' })),
  ]
  expect(model.y).toBe(quality.y)
  expect(model.width).toBe(quality.width)

  const length = sheet.getByRole('button', { name: 'Length: 5 seconds' })
  await expect(sheet.getByRole('slider', { name: 'Length' })).toBeHidden()
  await length.tap()
  await expect(length).toHaveAttribute('aria-expanded', 'true')
  const slider = sheet.getByRole('slider', { name: 'Length' })
  // A second is as wide as a finger can tell.
  expect((await boxOf(slider)).width / 12).toBeGreaterThan(24)
  await slider.fill('8')
  await expect(sheet.getByRole('button', { name: 'Length: 8 seconds' })).toBeVisible()
  await sheet.getByRole('button', { name: 'Ratio: 16:9' }).tap()
  await expect(slider).toBeHidden()
  await choose(phone, '9:16')
  const ratio = sheet.getByRole('button', { name: 'Ratio: 9:16' })
  await ratio.tap()
  await expect(ratio).toHaveAttribute('aria-expanded', 'false')
  await expect(phone.getByRole('radio', { name: '9:16' })).toBeHidden()
  await context.close()
})
