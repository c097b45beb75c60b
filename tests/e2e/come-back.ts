import { expect, type Page } from '@playwright/test'

/**
 * Comes back to the tab, until it shows what it should. More than once, because in the first second
 * of a page nobody has been away, and it asks nothing.
 */
export const comeBackTo = (page: Page, shows: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await shows()
  }).toPass()
