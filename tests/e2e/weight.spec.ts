import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { scriptBytes } from '../../bench/studio-bytes'
import { startEmptyPage } from '../../bench/studio-empty'
import { startEmulator } from './emulator'
import { firstRun, generate, prompt, tiles } from './pages'
import { startStudio } from './studio'

/** JavaScript that a studio at work may load beyond what the stack itself does, compressed. */
const BUDGET_BYTES = 65_000

const ROOT = resolve(import.meta.dirname, '../..')
const CHUNKS = join(ROOT, '.next/static/chunks')

/** A sentence of each language, out of a group that every page has. */
const sentences = () =>
  ['en', 'ko', 'tr'].map((locale): string => {
    const messages = readFileSync(join(ROOT, `messages/${locale}.json`), 'utf8')
    return JSON.parse(messages).ui.pageError.lead
  })

test('the studio keeps to its budget of JavaScript', async ({ page }) => {
  const empty = await startEmptyPage()
  const kling = await startEmulator(60)
  const studio = await startStudio({ env: kling.env })
  try {
    const floor = await scriptBytes(page, empty.url)
    await firstRun(page, studio.url, { credits: '5000' })
    // With a video there, and a task on its way.
    await kling.fault({ kind: 'stuck', match: { prompt: 'for ever' } })
    await prompt(page).fill('A lamp turns once.')
    await generate(page).click()
    await expect(tiles(page)).toHaveCount(1, { timeout: 120_000 })
    await prompt(page).fill('A lamp turns for ever.')
    await generate(page).click()
    await expect(page.getByText('Generating')).toBeVisible({ timeout: 30_000 })
    const bytes = await scriptBytes(page, page.url())
    expect(floor).toBeGreaterThan(50_000)
    expect(bytes - floor).toBeLessThanOrEqual(BUDGET_BYTES)
    // Sentences come with the page, in its language alone, and never with a script.
    const scripts = readdirSync(CHUNKS, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(CHUNKS, name), 'utf8'))
    expect(scripts.length).toBeGreaterThan(10)
    for (const sentence of sentences()) {
      expect(scripts.filter((script) => script.includes(sentence))).toEqual([])
    }
  } finally {
    await studio.stop()
    await kling.stop()
    await empty.stop()
  }
})
