import type { Browser, Page } from '@playwright/test'
import { type PluggedIn, startEmulator } from './emulator'
import { firstRun } from './pages'
import { type Studio, startStudio } from './studio'

/** A studio whose Kling the test commands, and its owner's page. */
export type Plugged = { kling: PluggedIn; studio: Studio; page: Page; close: () => Promise<void> }

/** @param speed how much sooner than Kling it is; the emulator's own where none is given */
export const openPlugged = async (browser: Browser, speed?: number): Promise<Plugged> => {
  const kling = await startEmulator(speed)
  const studio = await startStudio({ env: kling.env })
  // Without motion: colours in the middle of a change would be measured as they pass.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await firstRun(page, studio.url, { credits: '5000' })
  const close = async () => {
    await context.close()
    await studio.stop()
    await kling.stop()
  }
  return { kling, studio, page, close }
}
