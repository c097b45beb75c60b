import { expect, type Locator, type Page } from '@playwright/test'

/** What a person does on the screens, by the names that stand there. */

export const PERSON = {
  name: 'Mina Seo',
  email: 'mina@example.com',
  password: 'a lamp by the harbour',
  workspace: 'North Pier Films',
}

export const firstRun = async (
  page: Page,
  base: string,
  { setupCode, credits }: { setupCode?: string | undefined; credits?: string } = {},
): Promise<void> => {
  await page.goto(base)
  if (credits) await page.getByLabel('Credits on the Kling account now').fill(credits)
  await page.getByLabel('Your name').fill(PERSON.name)
  await page.getByLabel('E-mail').fill(PERSON.email)
  await page.getByLabel('Password', { exact: true }).fill(PERSON.password)
  await page.getByLabel('Workspace').fill(PERSON.workspace)
  const code = page.getByLabel('Set-up code')
  if (setupCode) await code.fill(setupCode)
  else await expect(code).toHaveCount(0)
  await page.getByRole('button', { name: 'Create the studio' }).click()
  await expect(page).toHaveURL(/\/w\/north-pier-films$/)
  await takenOver(page)
}

export const signIn = async (
  page: Page,
  password = PERSON.password,
  email = PERSON.email,
): Promise<void> => {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export const prompt = (page: Page): Locator => page.getByLabel('Prompt', { exact: true })

/**
 * Waits until the scripts of a studio are there and the kept draft with them. A person who types
 * before that loses nothing (composition.spec.ts): it comes after what was kept. `fill` means to
 * replace that.
 */
export const takenOver = async (page: Page): Promise<void> => {
  // By no label, for the page may speak any language; the frame is given this once all is drawn.
  await page.waitForFunction(() =>
    document
      .querySelector('textarea[name=prompt]')
      ?.closest('[role=region], [role=dialog]')
      ?.className.includes('content-visibility:hidden'),
  )
}

export const openStudio = async (page: Page, base: string): Promise<void> => {
  await page.goto(`${base}/w/north-pier-films`)
  await takenOver(page)
}

export const generate = (page: Page): Locator => page.getByRole('button', { name: /^Generate/ })

export const choose = (page: Page, name: string): Promise<void> =>
  page.getByRole('radio', { name, exact: true }).check()

export const tiles = (page: Page): Locator => page.locator('a[data-tile]')

/** Opens the newest video once there are `count` of them. */
export const openNewest = async (page: Page, count: number): Promise<void> => {
  await expect(tiles(page)).toHaveCount(count, { timeout: 120_000 })
  await tiles(page).first().click()
  await expect(page).toHaveURL(/\/videos\//)
}

export const play = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Play', exact: true }).first().click()
  await expect
    .poll(() => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0), {
      timeout: 20_000,
    })
    .toBeGreaterThan(1)
}
