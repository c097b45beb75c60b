import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { PERSON } from '../tests/e2e/pages'
import { startStudio } from '../tests/e2e/studio'
import { ACTS } from './studio-acts'
import { scriptBytes } from './studio-bytes'
import { startEmptyPage } from './studio-empty'
import { type LongestTask, longestTaskWhile, slowDown } from './studio-trace'

// `npm run bench:studio [slowdown]`: how long the studio keeps its main thread busy, and what it
// loads, against an almost empty page of the same stack in the same browser. It measures, and
// judges nothing. Where other work shares the machine, the processor's time is the truer one.

const slowdown = Number(process.argv[2] ?? 4)
const WORKSPACE = '/w/north-pier-films'

const setUp = async (page: Page, url: string): Promise<void> => {
  await page.goto(url)
  await page.getByLabel('Your name').fill(PERSON.name)
  await page.getByLabel('E-mail').fill(PERSON.email)
  await page.getByLabel('Password', { exact: true }).fill(PERSON.password)
  await page.getByLabel('Workspace').fill(PERSON.workspace)
  await page.getByRole('button', { name: 'Create the studio' }).click()
  await page.waitForURL(`**${WORKSPACE}`, { timeout: 60_000 })
}

const measureActs = async (browser: Browser, page: Page, url: string) => {
  await page.goto(url, { waitUntil: 'load' })
  await page.locator('textarea').first().waitFor()
  const session = await page.context().newCDPSession(page)
  await slowDown(session, slowdown)
  const rows = new Map<string, LongestTask>()
  for (const { name, run } of ACTS) {
    rows.set(name, await longestTaskWhile(browser, page, () => run(page)))
  }
  await slowDown(session, 1)
  return rows
}

const column = (value: string | number) => String(value).padStart(11)
const ms = (value: number | undefined) => column((value ?? 0).toFixed(1))
const kb = (bytes: number) => column(`${(bytes / 1000).toFixed(1)} kB`)

const dataDir = await mkdtemp(join(tmpdir(), 'dailies-bench-'))
const empty = await startEmptyPage()
const studio = await startStudio({ dataDir })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
})
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await setUp(page, studio.url)
  Object.assign(process.env, { DATA_DIR: dataDir })
  const { seedStudio } = await import('./studio-seed')
  await seedStudio(WORKSPACE.slice(3))

  const bytes = {
    empty: await scriptBytes(page, empty.url),
    studio: await scriptBytes(page, `${studio.url}${WORKSPACE}`),
    gallery: await scriptBytes(page, `${studio.url}${WORKSPACE}/gallery`),
  }
  console.log('JavaScript transferred')
  for (const [name, size] of Object.entries(bytes)) {
    const ratio = column(`${(size / bytes.empty).toFixed(2)}×`)
    console.log(`${name.padEnd(24)}${kb(size)}${kb(size - bytes.empty)}${ratio}`)
  }

  const floor = await measureActs(browser, page, empty.url)
  const rows = await measureActs(browser, page, `${studio.url}${WORKSPACE}`)
  console.log(`\nLongest task of the main thread, ms, ${slowdown}× slower`)
  const head = ['wall', 'empty', 'beyond', 'cpu', 'empty', 'beyond', 'ratio']
  console.log(`${''.padEnd(24)}${head.map(column).join('')}`)
  for (const [name, { wall, cpu }] of rows) {
    const base = floor.get(name) ?? { wall: 0, cpu: 0 }
    const ratio = column(base.cpu > 0 ? `${(cpu / base.cpu).toFixed(1)}×` : '–')
    const walls = `${ms(wall)}${ms(base.wall)}${ms(wall - base.wall)}`
    console.log(`${name.padEnd(24)}${walls}${ms(cpu)}${ms(base.cpu)}${ms(cpu - base.cpu)}${ratio}`)
  }
} finally {
  await browser.close()
  await studio.stop()
  await empty.stop()
  await rm(dataDir, { recursive: true, force: true })
}
process.exit(0)
