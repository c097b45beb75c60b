import { expect, test } from '@playwright/test'
import { firstRun, generate, openStudio, PERSON, prompt, takenOver } from './pages'
import { openPlugged } from './plugged-studio'
import { startStudio } from './studio'
import { order, tokenOf } from './team'

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

test('what the server drew can be read while its script does not come, and used once it did', async ({
  browser,
}) => {
  const { kling, studio, page, close } = await openPlugged(browser)
  try {
    await openStudio(page, studio.url)
    await kling.fault({ kind: 'reset', on: 'create', charged: true, times: 1 })
    await prompt(page).fill('A harbour before dawn')
    await generate(page).click()
    await page.getByRole('button', { name: 'Decide' }).waitFor()
    let refused = 0
    await page.route(SCRIPTS, async (route) => {
      const response = await route.fetch()
      // The name of its list stands in the code of the missing part alone.
      if (!(await response.text()).includes('waitingForDecision'))
        return route.fulfill({ response })
      refused += 1
      await route.fulfill({ status: 404, body: '' })
    })
    await page.reload()
    await takenOver(page)
    const missing = page.getByText('A part of this page did not load.')
    const card = page
      .getByRole('list', { name: 'Waiting for a decision' })
      .getByRole('listitem')
      .filter({ hasText: 'A harbour before dawn' })
    await expect(missing).toBeVisible()
    await expect(card).toContainText('Decision needed')
    // Asked in vain, it says so again, and what can be read stays.
    const before = refused
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => refused).toBeGreaterThan(before)
    await expect(missing).toBeVisible()
    await expect(card).toContainText('Decision needed')
    // A press asks as well, and is forgotten where the script does not come then either.
    const again = refused
    await card.getByRole('button', { name: 'Stop asking' }).click()
    await expect.poll(() => refused).toBeGreaterThan(again)
    await expect(missing).toBeVisible()
    await expect(card.locator('[aria-busy]')).toHaveCount(0)
    await page.unroute(SCRIPTS)
    const drawn = await card.elementHandle()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(missing).toHaveCount(0)
    await expect.poll(() => drawn?.evaluate((element) => element.isConnected)).toBe(false)
    await expect(card.getByText(/are counted as lost/)).toHaveCount(0)
    await card.getByRole('button', { name: 'Stop asking' }).click()
    await expect(card.getByText(/400 are counted as lost, and nobody asks/)).toBeVisible()
  } finally {
    await close()
  }
})

test('what is pressed before the script is there is done once it is, and the focus stays', async ({
  browser,
}) => {
  const { kling, studio, page, close } = await openPlugged(browser, 60)
  try {
    const token = await tokenOf(studio, PERSON.email)
    const failures = ['A parade crosses the square', 'A kite over the pier']
    for (const words of failures) {
      await kling.fault({
        ...{ kind: 'failure', message: 'Content policy' },
        ...{ match: { prompt: words }, times: 1 },
      })
      await order(studio, token, { prompt: words })
    }
    const cards = page.getByRole('list', { name: 'Ended without a video' }).getByRole('listitem')
    await expect(async () => {
      await openStudio(page, studio.url)
      await expect(cards).toHaveCount(2, { timeout: 3_000 })
    }).toPass({ timeout: 120_000 })
    const [parade, kite] = failures.map((words) => cards.filter({ hasText: words }))
    if (!parade || !kite) throw new Error('there are two')
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(SCRIPTS, async (route) => {
      const response = await route.fetch()
      if ((await response.text()).includes('waitingForDecision')) await released
      await route.fulfill({ response })
    })
    await page.reload()
    await takenOver(page)
    await parade.getByRole('button', { name: 'Put away' }).click()
    await kite.getByRole('button', { name: 'Edit' }).focus()
    await expect(parade.locator('[aria-busy]')).toHaveText('Put away')
    release()
    await expect(parade).toHaveCount(0)
    await expect(page.getByText('Put away.')).toBeVisible()
    await expect(kite.getByRole('button', { name: 'Edit' })).toBeFocused()
  } finally {
    await close()
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
