import { expect, test } from '@playwright/test'
import { firstRun, PERSON, signIn } from './pages'
import { startStudio } from './studio'

test('signing in comes back to where one was, and signing out ends it at once', async ({
  page,
  context,
}) => {
  const studio = await startStudio()
  try {
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
    await signIn(other, 'not this one')
    await expect(other.getByText('do not belong together')).toBeVisible()
    await signIn(other)
    await expect(other).toHaveURL(elsewhere)
  } finally {
    await studio.stop()
  }
})
