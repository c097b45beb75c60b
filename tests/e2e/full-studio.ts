import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { type PluggedIn, startEmulator } from './emulator'
import { generate, prompt, tiles } from './pages'
import { type Studio, startStudio } from './studio'
import { addColleague, COLLEAGUE, tokenOf } from './team'

export const WORKSPACE = '/w/north-pier-films'
const KOREAN = '고요한 바다'
const SHORT = 'Crimson ridges at dusk, slow crane up'
/** A word that no line has room for, and more words than a page wants to show. */
const BEGINNING = 'Gökyüzündekibulutlarımızdanmışçasına'
const LONG_WORD = BEGINNING.repeat(6)
const LONG = `${LONG_WORD} ${'A harbour wakes while the fog lifts from the cranes. '.repeat(30)}`
const FAILING = 'A parade crosses the square'
const LOST = 'Fog lifts from the pier'
const RUNNING = 'The lamp turns for ever'

const SHOTS = [
  { prompt: `${SHORT}, upright`, aspect_ratio: '9:16' },
  { prompt: `${SHORT}, square`, aspect_ratio: '1:1' },
  { prompt: `${KOREAN}, 새벽의 등대와 작은 배 한 척`, aspect_ratio: '16:9' },
  { prompt: LONG, aspect_ratio: '9:16' },
  { prompt: LONG_WORD, aspect_ratio: '16:9' },
  { prompt: 'İstanbul’da ışıklı bir gece, ağır çekim', aspect_ratio: '1:1' },
]

export type FullStudio = {
  studio: Studio
  /** Another process on the same data, which draws English longer and taller; the same session. */
  pseudo: Studio
  kling: PluggedIn
  stop: () => Promise<void>
}

/** Empty as yet: see `fill`. */
export const startFullStudio = async (): Promise<FullStudio> => {
  const kling = await startEmulator(300)
  const studio = await startStudio({ env: kling.env })
  const pseudo = await startStudio({
    dataDir: studio.dataDir,
    env: { ...kling.env, PSEUDO_LOCALE: '1' },
  })
  const stop = async () => {
    await pseudo.stop()
    await studio.stop()
    await kling.stop()
  }
  return { kling, studio, pseudo, stop }
}

/** The first video, sent from the composer. */
export const makeOne = async (page: Page): Promise<void> => {
  await prompt(page).fill(SHORT)
  await generate(page).click()
  await expect(tiles(page)).toHaveCount(1, { timeout: 120_000 })
}

/**
 * More of everything: videos of all shapes, long and Korean and Turkish prompts, an input, failures,
 * a lost answer, a colleague, and tasks that run for ever with others behind them. The page stays in
 * the studio.
 */
export const fill = async (page: Page, { studio, kling }: FullStudio): Promise<void> => {
  const token = await makeToken(page, studio.url)
  await kling.fault({ kind: 'failure', message: 'Content policy', match: { prompt: FAILING } })
  await kling.fault({ kind: 'reset', on: 'create', charged: true, match: { prompt: LOST } })
  await kling.fault({ kind: 'stuck', match: { prompt: RUNNING } })
  await upload(page, studio.url, `${KOREAN} 첫 프레임.png`)
  await upload(page, studio.url, `${'storyboard-'.repeat(14)}final.png`)
  for (const shot of [...SHOTS, { prompt: FAILING }, { prompt: `${FAILING}, ${LONG}` }]) {
    await order(studio.url, token, shot)
  }
  await order(studio.url, token, { prompt: LOST })
  // What is new stands among the others on a page that is opened anew.
  await expect(async () => {
    await page.goto(`${studio.url}${WORKSPACE}`)
    await expect(tiles(page)).toHaveCount(SHOTS.length + 1, { timeout: 5_000 })
    await expect(page.getByText('Decision needed')).toBeVisible({ timeout: 100 })
  }).toPass({ timeout: 240_000 })
  await addColleague(studio)
  const theirs = await tokenOf(studio, COLLEAGUE.email)
  await order(studio.url, theirs, { prompt: `${RUNNING}, and theirs`, aspect_ratio: '9:16' })
  for (let count = 0; count < 10; count++) {
    await order(studio.url, token, { prompt: `${RUNNING}, ${count}: ${LONG.slice(0, 40 * count)}` })
  }
  // A page on which nothing moves asks seldom.
  await page.reload()
  await expect(page.getByText('Generating').first()).toBeVisible()
}

/** Where the screens of a filled studio are. */
export const SCREENS = {
  studio: WORKSPACE,
  gallery: `${WORKSPACE}/gallery`,
  credits: `${WORKSPACE}/credits`,
  settings: `${WORKSPACE}/settings`,
  inputs: `${WORKSPACE}/inputs`,
  account: '/account',
  'not found': `${WORKSPACE}/videos/nothing`,
} as const

/** Pages of single things, by what their prompts have in them. */
export const PAGES = {
  'a video': { link: 'a[data-tile]', text: KOREAN },
  // A list carries the beginning of a long one.
  'a video of a long prompt': { link: 'a[data-tile]', text: BEGINNING },
  'a failed task': { link: 'a', text: FAILING },
  'a lost task': { link: 'a', text: LOST },
  'a running task': { link: 'a', text: RUNNING },
} as const

/** The address of one of `PAGES`, as the studio links to it. */
export const addressOf = async (
  page: Page,
  url: string,
  { link, text }: (typeof PAGES)[keyof typeof PAGES],
): Promise<string> => {
  await page.goto(`${url}${SCREENS.studio}`)
  const found = page.locator(link).filter({ hasText: text }).first()
  const href = await found.getAttribute('href')
  if (!href) throw new Error(`no page has ${text}`)
  return href
}

/** A personal token, made on the settings page as a person makes it. */
const makeToken = async (page: Page, url: string): Promise<string> => {
  await page.goto(`${url}${WORKSPACE}/settings`)
  const name = 'Night render of the long corridor, every weekday but Monday'
  await page.getByLabel('Name of the token').fill(name)
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  return page.getByRole('region', { name: 'the token', exact: true }).innerText()
}

/** Orders a shot as a script does. */
const order = async (url: string, token: string, shot: object): Promise<void> => {
  const response = await fetch(`${url}/api/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'pro-text-to-video', duration: 5, ...shot }),
  })
  if (!response.ok) throw new Error(await response.text())
}

const upload = async (page: Page, url: string, name: string): Promise<void> => {
  const background = { r: 40, g: 60, b: 90 }
  const picture = sharp({ create: { width: 960, height: 540, channels: 3, background } })
  const response = await page.request.post(`${url}/api${WORKSPACE}/inputs`, {
    headers: { origin: url, 'x-file-name': encodeURIComponent(name) },
    data: await picture.png().toBuffer(),
  })
  if (!response.ok()) throw new Error(await response.text())
}
