import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startEmulator } from './emulator'
import { firstRun, generate, openNewest, play, prompt, tiles } from './pages'
import { startStudio } from './studio'

test('a studio that is killed while a task runs loses nothing and asks for nothing twice', async ({
  page,
}) => {
  const kling = await startEmulator()
  const dataDir = await mkdtemp(join(tmpdir(), 'dailies-e2e-'))
  const options = { dataDir, env: kling.env }
  let studio = await startStudio(options)
  const { port } = studio
  try {
    await firstRun(page, studio.url, { credits: '1000' })
    await kling.fault({ kind: 'latency', on: 'create', factor: 2 })
    await prompt(page).fill('A quiet harbour, one boat turns with the tide.')
    await generate(page).click()
    await expect(page.getByText('Generating').first()).toBeVisible()
    await studio.kill()
    await expect(page.getByText(/Not connected/)).toBeVisible()

    studio = await startStudio({ ...options, port })
    // Nobody reloads: the page catches up by itself.
    await expect(tiles(page)).toHaveCount(1, { timeout: 120_000 })
    await expect(page.getByText(/^600\b/).first()).toBeVisible()
    const creates = (await kling.journal()).filter(({ method }) => method === 'POST')
    expect(creates.length).toBe(1)
    expect(await kling.book()).toMatchObject([{ status: 'SUCCESS', charged: 400, net: 400 }])
    await openNewest(page, 1)
    await play(page)
  } finally {
    await studio.stop()
    await kling.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})

test('the demo, too, goes on where it was killed', async ({ page }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dailies-e2e-'))
  let studio = await startStudio({ dataDir, env: { EMULATOR_SPEED: '15' } })
  const { port } = studio
  try {
    await firstRun(page, studio.url)
    await prompt(page).fill('A quiet harbour, one boat turns with the tide.')
    await generate(page).click()
    await expect(page.getByText('Generating').first()).toBeVisible()
    await studio.kill()
    studio = await startStudio({ dataDir, port, env: { EMULATOR_SPEED: '15' } })
    await expect(tiles(page)).toHaveCount(1, { timeout: 120_000 })
    await page.goto(`${studio.url}/w/north-pier-films/credits`)
    await expect(page.getByText('9,600').first()).toBeVisible()
  } finally {
    await studio.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})
