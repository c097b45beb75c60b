import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { firstRun } from './pages'
import { type Studio, startStudio } from './studio'

/** A studio after its first run, and its owner's page: on a desk, in UTC, without motion. */
export type OwnStudio = { studio: Studio; page: Page; close: () => Promise<void> }

export const openOwn = async (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<OwnStudio> => {
  const studio = await startStudio()
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  await firstRun(page, studio.url)
  const close = async () => {
    await context.close()
    await studio.stop()
  }
  return { studio, page, close }
}
