import { expect, type Page, test } from '@playwright/test'
import { choose, firstRun, generate, prompt, tiles } from './pages'
import { png } from './pictures'
import { type Studio, startStudio } from './studio'

/** Reference images from their files to the words that the prompt has for them. */

let studio: Studio
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  studio = await startStudio({ env: { EMULATOR_SPEED: '100' } })
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await firstRun(page, studio.url)
  await choose(page, 'Reference')
})

test.afterAll(async () => {
  await page.close()
  await studio.stop()
})

const rows = () => page.getByRole('list', { name: 'Reference images' }).getByRole('listitem')
const nameOf = (place: number) => page.getByLabel(`What image ${place} is`, { exact: true })

test('seven at once move nothing below them as they arrive', async () => {
  // One after the other, slowly enough to be drawn.
  let before: Promise<unknown> = Promise.resolve()
  await page.route('**/api/w/*/inputs*', async (route) => {
    if (route.request().method() === 'GET') return route.continue()
    before = before.then(() => new Promise((done) => setTimeout(done, 250)))
    await before
    await route.continue()
  })
  const files = await Promise.all(
    Array.from({ length: 7 }, (_, at) => png(`ref ${at + 1}.png`, { width: 640 + at })),
  )
  await page.locator('input[type=file][name=images]').setInputFiles(files)
  await expect(page.getByRole('progressbar')).toHaveCount(7)
  const seen = page.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const tops = new Set<number>()
        const look = () => {
          const field = document.querySelector('textarea[name=prompt]')
          tops.add(Math.round(field?.getBoundingClientRect().top ?? 0))
          if (document.querySelectorAll('ol > li [data-grip]').length < 7)
            requestAnimationFrame(look)
          else requestAnimationFrame(() => done([...tops]))
        }
        look()
      }),
  )
  expect(await seen).toHaveLength(1)
  await expect(rows()).toHaveCount(7)
  await expect(nameOf(1)).toHaveValue('ref 1')
})

test('what one is for can be seen to be written there, and the prompt says it', async () => {
  const edgeOf = () =>
    nameOf(2).evaluate((field) => {
      const { borderBottomColor, borderBottomWidth } = getComputedStyle(field)
      return `${borderBottomWidth} ${borderBottomColor}`
    })
  expect(await edgeOf()).not.toMatch(/^0px|transparent|, 0\)$/)
  await nameOf(2).fill('')
  await expect(nameOf(2)).toHaveAttribute('placeholder', 'what it is for')
  await nameOf(2).fill('Mina, in red')
  await prompt(page).pressSequentially('Close on @2')
  await page.keyboard.press('Enter')
  await expect(prompt(page)).toHaveValue('Close on image 2, Mina, in red ')
  await nameOf(2).fill('노라')
  await expect(prompt(page)).toHaveValue('Close on image 2, 노라 ')
  // Emptied key by key, and written anew.
  await nameOf(2).press('Backspace')
  await nameOf(2).press('Backspace')
  await expect(prompt(page)).toHaveValue('Close on image 2 ')
  await nameOf(2).pressSequentially('Mina')
  await expect(prompt(page)).toHaveValue('Close on image 2, Mina ')
  await page.getByRole('button', { name: 'Move image 2 up' }).click()
  await expect(prompt(page)).toHaveValue('Close on image 1, Mina ')
})

test('a prompt that names an image that was removed is not sent', async () => {
  const said = page.getByText(/speaks of an image that was removed: “image \[\?\]”/)
  const form = page.locator('form').filter({ has: prompt(page) })
  await page.getByRole('button', { name: 'Remove image 1', exact: true }).click()
  await expect(prompt(page)).toHaveValue('Close on image [?], Mina ')
  await expect(said).toHaveCount(1)
  await generate(page).click()
  // Beside the field, and over the button.
  await expect(prompt(page)).toBeFocused()
  await expect(prompt(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(prompt(page)).toHaveAccessibleDescription(/speaks of an image that was removed/)
  await expect(form.getByText(/^Prompt: This speaks of an image/)).toBeVisible()
  await expect(said).toHaveCount(2)
  await prompt(page).fill('Close on image 1')
  await expect(said).toHaveCount(0)
  await generate(page).click()
  await expect(tiles(page)).toHaveCount(1, { timeout: 120_000 })
})
