import { expect, test } from '@playwright/test'
import { firstRun, PERSON, signIn } from './pages'
import { startStudio } from './studio'

test('the choice of the language has room above it under a thumb', async ({ browser }) => {
  const studio = await startStudio()
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  try {
    const page = await context.newPage()
    await page.goto(studio.url)
    const box = await page.getByLabel('Language').boundingBox()
    expect(box?.height).toBe(48)
    expect(box?.y).toBeGreaterThanOrEqual(8)
  } finally {
    await context.close()
    await studio.stop()
  }
})

test('signing in comes back to where one was, and signing out ends it at once', async ({
  page,
  context,
}) => {
  const studio = await startStudio()
  try {
    await page.goto(studio.url)
    await expect(page.getByLabel('Your name')).toBeFocused()
    await page.getByLabel('E-mail').fill('sam@example')
    await page.keyboard.press('Tab')
    await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/no dot/)
    await firstRun(page, studio.url)
    const elsewhere = `${studio.url}/w/north-pier-films/credits`
    const other = await context.newPage()
    await other.goto(elsewhere)
    await page.getByRole('button', { name: new RegExp(PERSON.name) }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/sign-in/)
    const live = await context.request.get(`${studio.url}/api/w/north-pier-films/live`)
    expect(live.status()).toBe(401)
    await other.goto(elsewhere)
    await expect(other).toHaveURL(/sign-in/)
    await expect(other.getByLabel('E-mail')).toBeFocused()
    await signIn(other, 'not this one')
    await expect(other.getByText('do not belong together')).toBeVisible()
    // An edge would make it one more field.
    await expect(other.getByRole('alert').filter({ hasText: 'together' })).toHaveCSS(
      'border-top-width',
      '0px',
    )
    await signIn(other)
    await expect(other).toHaveURL(elsewhere)
  } finally {
    await studio.stop()
  }
})
