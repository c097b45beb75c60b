import { expect, type Page, test } from '@playwright/test'
import { choose, firstRun, generate, prompt } from './pages'
import { startStudio } from './studio'

/** An input method at work, as the browser's own protocol plays it. */
const inputMethod = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  return {
    compose: (text: string) =>
      session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    commit: (text: string) => session.send('Input.insertText', { text }),
  }
}

/** Everything that was kept as a draft, in the order of its keeping. */
const keptDrafts = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { kept: string[] }).kept)

test('a prompt in Korean is kept and sent as it was meant', async ({ page }) => {
  const studio = await startStudio()
  try {
    await page.addInitScript(() => {
      const kept: string[] = []
      Object.assign(window, { kept })
      const write = Storage.prototype.setItem
      Storage.prototype.setItem = function (key, value) {
        if (key.startsWith('dailies.draft.')) kept.push(JSON.parse(value).prompt)
        write.call(this, key, value)
      }
    })
    await firstRun(page, studio.url)
    const { compose, commit } = await inputMethod(page)
    await prompt(page).focus()
    await page.keyboard.insertText('고요한 ')
    await compose('밧')
    // Longer than a draft waits to be kept; that nothing happens has no event to wait for.
    await page.waitForTimeout(600)
    expect(await keptDrafts(page)).not.toContain('고요한 밧')
    await compose('바다')
    await expect(prompt(page)).toHaveValue('고요한 바다')
    await expect(prompt(page)).toHaveAttribute('lang', 'ko')

    // Pressed twice while it composes: it waits for the end, and is one order.
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('article').or(page.getByRole('listitem'))).toHaveCount(0)
    await commit('바다를')
    await expect(page.getByText('고요한 바다를').locator('visible=true').first()).toBeVisible()
    await expect(page.getByText('9,600').first()).toBeVisible()
    await expect.poll(() => keptDrafts(page)).toContain('고요한 바다를')

    // Enter alone orders nothing, from whatever field.
    await page.getByRole('slider').press('Enter')
    await page.getByRole('radio', { name: 'Text' }).press('Enter')
    await expect(generate(page)).toBeEnabled()
    await expect(page.getByText('9,600').first()).toBeVisible()
  } finally {
    await studio.stop()
  }
})

test('what is typed and chosen before the scripts have come is kept, after the draft', async ({
  page,
}) => {
  const studio = await startStudio()
  try {
    await firstRun(page, studio.url)
    await prompt(page).fill('A harbour before dawn.')
    let comeOn = () => {}
    const held = new Promise<void>((done) => {
      comeOn = done
    })
    await page.route('**/*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.reload({ waitUntil: 'commit' })
    await expect(prompt(page)).toHaveValue('')
    await choose(page, 'Image')
    await prompt(page).pressSequentially('Fog lif')
    comeOn()
    await expect(prompt(page)).toHaveValue('A harbour before dawn.\nFog lif')
    await expect(page.locator('input[name=image]')).toBeAttached()
    await page.keyboard.type('ts.')
    await expect(prompt(page)).toHaveValue('A harbour before dawn.\nFog lifts.')
    await page.reload()
    await expect(prompt(page)).toHaveValue('A harbour before dawn.\nFog lifts.')
    await expect(page.getByRole('radio', { name: 'Image', exact: true })).toBeChecked()
  } finally {
    await studio.stop()
  }
})
