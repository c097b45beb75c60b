import { expect, test } from '@playwright/test'
import { startEmulator } from './emulator'
import { firstRun, generate, prompt } from './pages'
import { startStudio } from './studio'

/**
 * A busy browser tells late what has come into sight, and then all that has been true of it in the
 * meantime, the oldest first.
 */

test('what is in sight is not called new, however late its sight is told', async ({ page }) => {
  await page.addInitScript(() => {
    const Observer = window.IntersectionObserver
    window.IntersectionObserver = class extends Observer {
      constructor(told: IntersectionObserverCallback, options?: IntersectionObserverInit) {
        const before = (entry: IntersectionObserverEntry) =>
          Object.create(entry, { isIntersecting: { value: !entry.isIntersecting } })
        super(
          (entries, observer) =>
            told(
              entries.flatMap((entry) => [before(entry), entry]),
              observer,
            ),
          options,
        )
      }
    }
  })
  const kling = await startEmulator()
  const studio = await startStudio({ env: kling.env })
  try {
    await firstRun(page, studio.url, { credits: '50000' })
    await kling.fault({ kind: 'failure', message: 'Content policy' })
    await prompt(page).fill('A parade crosses the square.')
    await generate(page).click()
    const card = page.getByRole('listitem').filter({ hasText: 'A parade crosses the square.' })
    await expect(card.getByText(/not charged|refunded/i).first()).toBeVisible({ timeout: 120_000 })
    // What counts it is drawn in the same moment.
    await page.waitForTimeout(1_000)
    await expect(page.getByRole('button', { name: /^1 / })).toHaveCount(0)
  } finally {
    await studio.stop()
    await kling.stop()
  }
})
