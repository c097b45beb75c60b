import { expect, type Page, test } from '@playwright/test'
import { choose, firstRun, generate, openStudio, prompt, takenOver } from './pages'
import { type Studio, startStudio } from './studio'

/** What is pressed on a page whose scripts are still on their way is not lost, and nothing leaks. */

test.describe.configure({ mode: 'serial' })

let studio: Studio
let page: Page
const asked: string[] = []

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('request', (request) => asked.push(request.url()))
  await firstRun(page, studio.url)
})

test.afterAll(async () => {
  // Whatever was pressed, a prompt never stands in an address.
  expect(asked.filter((url) => url.includes('prompt'))).toEqual([])
  await page.close()
  await studio.stop()
})

const home = () => `${studio.url}/w/north-pier-films`
const cards = () => page.getByRole('region', { name: 'On the way' }).getByRole('listitem')

/** What is done while the scripts wait. */
const beforeScripts = async (act: () => Promise<void>) => {
  let comeOn = () => {}
  const held = new Promise<void>((done) => {
    comeOn = done
  })
  await page.route('**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(home(), { waitUntil: 'commit' })
  await act()
  await expect(page).toHaveURL(home())
  comeOn()
  await page.unrouteAll({ behavior: 'wait' })
  await takenOver(page)
}

/** What is sent next is there, and before it nothing went. */
const expectNotSent = async (words: string) => {
  const next = `Rain after ${words}`
  await prompt(page).fill(next)
  await generate(page).click()
  await expect(cards().filter({ hasText: next })).toHaveCount(1)
  await openStudio(page, studio.url)
  await expect(cards().filter({ hasText: next })).toHaveCount(1)
  await expect(cards().filter({ hasText: words })).toHaveCount(1)
  await prompt(page).fill('')
}

test('a press without a prompt leads to the prompt', async () => {
  await beforeScripts(() => generate(page).click())
  await expect(prompt(page)).toBeFocused()
  await expect(prompt(page)).toHaveAttribute('aria-invalid', 'true')
})

for (const { how, press } of [
  { how: 'a double click', press: () => generate(page).dblclick() },
  { how: 'Ctrl+Enter', press: () => prompt(page).press('Control+Enter') },
]) {
  test(`a draft that was sent by ${how} is sent, once`, async () => {
    const words = `A lamp turns, by ${how}`
    await beforeScripts(async () => {
      await prompt(page).pressSequentially(words)
      await press()
      await expect(prompt(page)).toHaveValue(words)
    })
    await expect(cards().filter({ hasText: words })).toHaveCount(1)
    await openStudio(page, studio.url)
    await expect(cards().filter({ hasText: words })).toHaveCount(1)
    await prompt(page).fill('')
  })
}

test('one that became another with the kept draft is not sent', async () => {
  await prompt(page).fill('A harbour before dawn.')
  await beforeScripts(async () => {
    await prompt(page).pressSequentially('Fog')
    await generate(page).click()
  })
  await expect(prompt(page)).toHaveValue('A harbour before dawn.\nFog')
  await expectNotSent('Fog')
})

test('one that was worked on after the press is not sent', async () => {
  await beforeScripts(async () => {
    await prompt(page).pressSequentially('A gull')
    await generate(page).click()
    await choose(page, 'Image')
  })
  await expect(page.locator('input[name=image]')).toBeAttached()
  await expect(prompt(page)).toHaveValue('A gull')
  await choose(page, 'Text')
  await expectNotSent('A gull')
})

test('Enter in a choice sends nothing, before the scripts as after them', async () => {
  await beforeScripts(async () => {
    await prompt(page).pressSequentially('A wave')
    await page.getByRole('radio', { name: 'Text' }).press('Enter')
  })
  await expect(prompt(page)).toHaveValue('A wave')
  await expectNotSent('A wave')
})

test('a menu opens, and on a telephone the sheet', async () => {
  await beforeScripts(() => page.getByRole('button', { name: /^Account menu/ }).click())
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await beforeScripts(() => page.getByRole('button', { name: 'New take' }).click())
  await expect(page.getByRole('dialog', { name: 'New take' })).toBeVisible()
})
