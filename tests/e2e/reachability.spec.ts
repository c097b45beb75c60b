import { expect, type Page, test } from '@playwright/test'
import { choose, firstRun, generate, openStudio, prompt } from './pages'
import { png } from './pictures'
import { type Studio, startStudio } from './studio'

/** A studio with a real key that Kling could fetch no file from says so before it costs anything. */

/** A name for documentation, so that nothing could be sent even by mistake. */
const REAL = { KLING_API_KEY: 'a-key-that-looks-real', KLING_BASE_URL: 'https://kling.example.com' }

const composer = (page: Page) => page.getByRole('region', { name: 'New take' })

const expectBlocked = async (page: Page, reason: RegExp) => {
  const button = generate(page)
  await expect(composer(page).getByText(reason).last()).toBeVisible()
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription(reason)
  await button.focus()
  await page.keyboard.press('Enter')
  await prompt(page).press('Control+Enter')
}

test('the way out is named, and other ways stay open', async ({ browser }) => {
  const studio: Studio = await startStudio({ env: REAL })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const live = async () =>
    (await (await page.request.get(`${studio.url}/api/w/north-pier-films/live`)).json()).data
  try {
    await firstRun(page, studio.url, { credits: '5000' })
    await prompt(page).fill('The haze lifts, and the sun settles.')
    await expect(generate(page)).not.toHaveAttribute('aria-disabled')
    await choose(page, 'Image')
    await page.locator('input[name=image]').setInputFiles(await png('pier.png'))
    await expectBlocked(page, /^Kling cannot fetch files from here: .*Set APP_URL/)

    // What needs no file can be sent, and so can what lies at a public address of its own.
    await choose(page, 'Text')
    await expect(generate(page)).not.toHaveAttribute('aria-disabled')
    await choose(page, 'Image')
    await page.getByRole('button', { name: 'Remove first frame' }).click()
    await page.getByRole('button', { name: 'First frame by address' }).click()
    await expect(composer(page).getByText(/^Kling fetches it from there itself/)).toBeVisible()
    const address = page.getByLabel('Public address')
    await address.fill('http://192.168.1.5/pier.png')
    await address.press('Enter')
    await generate(page).click()
    await expect(
      composer(page)
        .getByText(/it is not a public one/)
        .first(),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Remove first frame' }).click()
    await page.getByRole('button', { name: 'First frame by address' }).click()
    await address.fill('https://example.com/pier.png')
    await address.press('Enter')
    await expect(page.getByText('pier.png')).toBeVisible()
    await expect(generate(page)).not.toHaveAttribute('aria-disabled')
    expect(await live()).toMatchObject({ tasks: [], balance: { available: 5000 } })
    await page.getByRole('button', { name: 'Remove first frame' }).click()
    await page.locator('input[name=image]').setInputFiles(await png('pier.png'))
    await expectBlocked(page, /Set APP_URL/)

    // The same on a team's own network, where somebody has said the address.
    const office = await startStudio({
      dataDir: studio.dataDir,
      env: { ...REAL, APP_URL: 'http://192.168.7.20:3000' },
    })
    try {
      await openStudio(page, office.url)
      await prompt(page).fill('The haze lifts, and the sun settles.')
      await choose(page, 'Image')
      await page.getByRole('button', { name: 'First frame from Inputs' }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^pier\.png/ })
        .first()
        .click()
      await expectBlocked(page, /^Kling cannot fetch files from http:\/\/192\.168\.7\.20:3000: /)
    } finally {
      await office.stop()
    }
    expect(await live()).toMatchObject({ tasks: [], balance: { available: 5000 } })
  } finally {
    await page.close()
    await studio.stop()
  }
})
