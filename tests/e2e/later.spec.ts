import { expect, test } from '@playwright/test'
import { firstRun, openStudio } from './pages'
import { startStudio } from './studio'

const SCRIPTS = '**/_next/static/chunks/**'

test('a part whose script does not come says so, and comes when it is asked again', async ({
  page,
}) => {
  const studio = await startStudio()
  try {
    await firstRun(page, studio.url)
    await openStudio(page, studio.url)
    await page.route(SCRIPTS, (route) => route.abort())
    await page.getByRole('button', { name: 'Presets' }).click()
    await expect(page.getByText('A part of this page did not load.')).toBeVisible()
    await page.unroute(SCRIPTS)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('dialog', { name: 'Presets' })).toBeVisible()
    await expect(page.getByText('A part of this page did not load.')).toHaveCount(0)
  } finally {
    await studio.stop()
  }
})

test('what is dropped before the slots are there waits for them', async ({ page }) => {
  const studio = await startStudio()
  try {
    await firstRun(page, studio.url)
    await openStudio(page, studio.url)
    await page.route(SCRIPTS, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      await route.continue()
    })
    await page.evaluate(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['no picture'], 'still.png', { type: 'image/png' }))
      document
        .querySelector('form')
        ?.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: transfer }))
    })
    await expect(page.getByRole('radio', { name: 'Image', exact: true })).toBeChecked()
    await expect(page.getByText('still.png')).toBeVisible()
  } finally {
    await studio.stop()
  }
})
