import { networkInterfaces } from 'node:os'
import { expect, test } from '@playwright/test'
import { choose, firstRun, generate, openNewest, play, prompt } from './pages'
import { compareFirstFrame, takePhotograph } from './photograph'
import { startStudio } from './studio'

/** This machine's own address on its network, which a browser takes for an insecure place. */
const networkAddress = () => {
  const address = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
  if (!address) throw new Error('this machine has no network address to try')
  return address
}

const ways = [
  { name: 'on localhost', host: () => 'localhost', isSecure: true },
  { name: 'over the network by plain http', host: networkAddress, isSecure: false },
]

for (const { name, host, isSecure } of ways) {
  test(`first run, a shot with sound, and one from a photograph, ${name}`, async ({ page }) => {
    const studio = await startStudio()
    try {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      const code = /Set-up code.*: (\S+)/.exec(await studio.whenReady())?.[1]
      expect(code).toBeTruthy()
      await firstRun(page, `http://${host()}:${studio.port}`, {
        setupCode: isSecure ? undefined : code,
      })
      expect(await page.evaluate(() => window.isSecureContext)).toBe(isSecure)
      await expect(page.getByText('Demo: nothing here costs money')).toBeVisible()

      await prompt(page).fill('A lighthouse at blue hour, the beam turns and stops on the boat.')
      await expect(generate(page)).toHaveText(/400/)
      await generate(page).click()
      await expect(page.getByText(/Queued|Sending|Generating/).first()).toBeVisible()
      await openNewest(page, 1)
      await play(page)
      await expect(page.getByText('400 charged')).toBeVisible()
      await expect(page.getByText(/· sound/).first()).toBeVisible()

      const photograph = await takePhotograph()
      expect(photograph.length).toBeGreaterThan(10 * 1024 * 1024)
      await page.getByRole('link', { name: 'Studio', exact: true }).click()
      await choose(page, 'Image')
      await page
        .locator('input[name=image]')
        .setInputFiles({ name: 'harbour.jpg', mimeType: 'image/jpeg', buffer: photograph })
      await expect(page.getByText('First frame').locator('visible=true').first()).toBeVisible()
      await prompt(page).fill('The haze lifts from the hill and the sun settles behind it.')
      await expect(page.locator('img[src*="/thumbnail"]').first()).toBeVisible({ timeout: 120_000 })
      await generate(page).click()
      await openNewest(page, 2)
      await play(page)
      const { same, mirrored } = await compareFirstFrame(page, photograph)
      expect(same).toBeLessThan(8)
      expect(mirrored).toBeGreaterThan(4 * same)
      expect(complaints).toEqual([])
    } finally {
      await studio.stop()
    }
  })
}
