import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { expectInSight } from './in-sight'
import { choose, firstRun, generate, openStudio, prompt } from './pages'
import { png } from './pictures'
import { type Studio, startStudio } from './studio'

/** What opens in the composer is wholly in view and can be pressed, however low the window is. */

const TOUCH = { hasTouch: true, isMobile: true }
const SCREENS: { name: string; screen: BrowserContextOptions }[] = [
  { name: 'a desk', screen: { viewport: { width: 1440, height: 900 } } },
  { name: 'a phone', screen: { viewport: { width: 390, height: 844 }, ...TOUCH } },
  { name: 'a phone on its side', screen: { viewport: { width: 844, height: 390 }, ...TOUCH } },
]

let studio: Studio
/** Of the first screen, so that nobody has to sign in on the next. */
let storage: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  studio = await startStudio()
})

test.afterAll(() => studio.stop())

for (const { name, screen } of SCREENS) {
  test.describe(`on ${name}`, () => {
    let page: Page

    test.beforeAll(async ({ browser }) => {
      const context = await browser.newContext({
        ...screen,
        reducedMotion: 'reduce',
        storageState: storage,
      })
      page = await context.newPage()
      if (storage) await openStudio(page, studio.url)
      else {
        await firstRun(page, studio.url)
        storage = await context.storageState()
      }
      const sheet = page.getByRole('button', { name: 'New take' })
      if (await sheet.isVisible()) await sheet.click()
    })

    test.afterAll(() => page.context().close())

    test('the list of references is in sight', async () => {
      await choose(page, 'Reference')
      await page
        .locator('input[name=images]')
        .setInputFiles(await Promise.all([...'abcd'].map((one) => png(`${one} ${name}.png`))))
      await expect(page.getByRole('textbox', { name: /^What image \d is$/ })).toHaveCount(4)
      const list = page.getByRole('listbox')
      for (const text of ['', `${'The boat turns home. '.repeat(40)}\n`]) {
        await prompt(page).fill(text)
        await prompt(page).press('End')
        await prompt(page).pressSequentially('@')
        await expectInSight(list)
        await page.keyboard.press('ArrowUp')
        await expectInSight(list.getByRole('option', { selected: true }))
        await page.keyboard.press('Escape')
        await expect(list).toHaveCount(0)
      }
    })

    test('the prompt follows its references', async () => {
      await prompt(page).fill('image 1 greets image 2 beside image 3')
      await page.getByRole('button', { name: 'Move image 3 up' }).click()
      await expect(prompt(page)).toHaveValue('image 1 greets image 3 beside image 2')
      await page.getByRole('button', { name: 'Remove image 2' }).click()
      await expect(prompt(page)).toHaveValue('image 1 greets image 2 beside image [?]')
      await expect(
        page.getByText(/speaks of an image that was removed: “image \[\?\]”/),
      ).toBeVisible()
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(prompt(page)).toHaveValue('image 1 greets image 3 beside image 2')
      await expect(page.getByText(/that was removed/)).toHaveCount(0)
    })

    test('an empty prompt stands beside the frames and over the button', async () => {
      await choose(page, 'Image')
      await prompt(page).fill('')
      await page.getByRole('radio', { name: 'Image', exact: true }).scrollIntoViewIfNeeded()
      await expectInSight(prompt(page))
      await expectInSight(generate(page))
    })

    test('what asks for a name can be answered', async () => {
      await page.getByRole('button', { name: 'Presets' }).click()
      await page.getByRole('button', { name: 'Save current as…' }).click()
      await expectInSight(page.getByLabel('Name', { exact: true }))
      await page.getByRole('button', { name: 'Save', exact: true }).scrollIntoViewIfNeeded()
      await expectInSight(page.getByRole('button', { name: 'Save', exact: true }))
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog', { name: 'Presets' })).toHaveCount(0)

      const project = page.getByRole('combobox', { name: 'Project' })
      await project.selectOption({ label: 'New project…' })
      await expectInSight(page.getByLabel('Name of the new project'))
      await expectInSight(page.getByRole('button', { name: 'Create' }))
      await page.keyboard.press('Escape')
      await expect(project).toBeFocused()
    })

    test('a long name is read while it is typed, and pushes at most one row down', async () => {
      const project = page.getByRole('combobox', { name: 'Project' })
      /** From the prompt to what stands below the project and the shot. */
      const height = async () => {
        const below = await page.locator('form details').last().boundingBox()
        return (below?.y ?? 0) - ((await prompt(page).boundingBox())?.y ?? 0)
      }
      const before = await height()
      await project.selectOption({ label: 'New project…' })
      const field = page.getByLabel('Name of the new project')
      await field.fill('Yıldız Deniz Taşımacılığı')
      expect(await field.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true)
      // Where project and shot share a row, a name has always had one of its own.
      const row = screen.hasTouch ? 48 + 8 : 0
      expect(await height()).toBe(before + row)
      await page.keyboard.press('Escape')
      await expect(project).toBeFocused()
      expect(await height()).toBe(before)
    })
  })
}
