import { expect, test } from '@playwright/test'
import { scriptBytes } from '../../bench/studio-bytes'
import { startEmptyPage } from '../../bench/studio-empty'
import { firstRun } from './pages'
import { startStudio } from './studio'

/**
 * JavaScript that the studio may load beyond what the stack itself does, compressed. The goal is
 * 65,000 and is not reached: this keeps what stands (82,629) from growing on the way there.
 */
const BUDGET_BYTES = 84_000

test('the studio keeps to its budget of JavaScript', async ({ page }) => {
  const empty = await startEmptyPage()
  const studio = await startStudio()
  try {
    const floor = await scriptBytes(page, empty.url)
    await firstRun(page, studio.url)
    const bytes = await scriptBytes(page, page.url())
    expect(floor).toBeGreaterThan(50_000)
    expect(bytes - floor).toBeLessThanOrEqual(BUDGET_BYTES)
  } finally {
    await studio.stop()
    await empty.stop()
  }
})
