import { expect, type Locator, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { announcementsOf, keepAnnouncements } from './announcements'
import { firstRun, generate, PERSON, prompt, tiles } from './pages'
import { startStudio } from './studio'

/** More stops than any page has on the way to something. */
const MOST_STOPS = 80

/** Moves the focus with Tab alone. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const there = await target
      .evaluateAll((found) => found.some((one) => one === document.activeElement))
      .catch(() => false)
    if (there) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${target}`)
}

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 1280, height: 720, channels: 3, background: '#28405a' } })
    .png()
    .toBuffer()

test('a shot from an image, from the sign-in to its playing, by the keyboard alone', async ({
  browser,
}) => {
  const studio = await startStudio({ env: { EMULATOR_SPEED: '60' } })
  try {
    const owner = await browser.newPage()
    await firstRun(owner, studio.url)
    await owner.context().close()

    const page = await browser.newPage()
    await keepAnnouncements(page)
    await page.goto(studio.url)
    await tabTo(page, page.getByLabel('E-mail'))
    await page.keyboard.type(PERSON.email)
    await tabTo(page, page.getByLabel('Password', { exact: true }))
    await page.keyboard.type(PERSON.password)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/w\/north-pier-films$/)

    await tabTo(page, page.getByRole('radio', { name: 'Text', exact: true }))
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('radio', { name: 'Image', exact: true })).toBeChecked()
    const control = page.locator('input[name=image]')
    await tabTo(page, control)
    const file = { name: 'harbour.png', mimeType: 'image/png', buffer: await picture() }
    // The browser hands a chooser over only from a moment after somebody has begun to listen.
    await expect(async () => {
      const chooser = page.waitForEvent('filechooser', { timeout: 5000 })
      await page.keyboard.press('Enter')
      await (await chooser).setFiles(file)
    }).toPass({ timeout: 30_000 })
    await expect(page.locator('form img[src*="/thumbnail"]').first()).toBeVisible()
    await tabTo(page, prompt(page))
    await page.keyboard.type('The haze lifts from the hill and the sun settles behind it.')
    await tabTo(page, generate(page))
    await page.keyboard.press('Enter')

    const told = () => announcementsOf(page)
    await expect
      .poll(told)
      .toContainEqual(expect.stringMatching(/^(.*\. )?Submitted, \d+ held(\. .*)?$/))
    await expect(tiles(page)).toHaveCount(1, { timeout: 120_000 })
    await expect.poll(told).toContainEqual(expect.stringMatching(/^(.*\. )?1 done$/))

    await tabTo(page, tiles(page).first())
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/videos\//)
    await tabTo(page, page.getByRole('button', { name: 'Play', exact: true }).first())
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0), {
        timeout: 20_000,
      })
      .toBeGreaterThan(1)
    // Or it would play on beside the tests that follow.
    await page.context().close()
  } finally {
    await studio.stop()
  }
})
