import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import {
  addressOf,
  type FullStudio,
  fill,
  makeOne,
  PAGES,
  SCREENS,
  startFullStudio,
} from './full-studio'
import { findOverlaps, findSmallTargets, findTooWide } from './look-boxes'
import { findShortened, openEmptyReferences, openFailure } from './look-cards'
import { findFaint } from './look-colours'
import { findCutFields, findCutTexts } from './look-texts'
import { findOtherColours, PROMISES, readContrasts, TOKENS } from './look-tokens'
import { type Finding, giveLookTools, inWords, settle } from './look-tools'
import { firstRun, openStudio } from './pages'

/**
 * How every screen looks, measured and not photographed: in each language and in one that is longer
 * and taller than all, at four sizes, in both themes. Each screen is opened once for each language
 * and then changes its size in place. The longest has all sizes; the others have a wide and a narrow
 * one each, and together all. Colours are the same in every language, so English alone is asked.
 */

const WIDE = { width: 1440, height: 900 }
const LAPTOP = { width: 1024, height: 768 }
const TELEPHONE = { width: 390, height: 844 }
const NARROWEST = { width: 320, height: 640 }
const MOST_SHIFT = 0.02

type Reader = {
  name: string
  url: string
  context: BrowserContext
  page: Page
  /** A page is loaded at the first and then changed to the others. */
  sizes: (typeof WIDE)[]
}

let full: FullStudio
let readers: Reader[]
let owner: Page

test.beforeAll(async ({ browser }) => {
  full = await startFullStudio()
  const languages = [
    { name: 'en', locale: 'en-GB', url: full.studio.url, sizes: [WIDE, TELEPHONE] },
    { name: 'ko', locale: 'ko-KR', url: full.studio.url, sizes: [LAPTOP, NARROWEST] },
    { name: 'tr', locale: 'tr-TR', url: full.studio.url, sizes: [NARROWEST, WIDE] },
    {
      name: 'pseudo',
      locale: 'en-GB',
      url: full.pseudo.url,
      sizes: [TELEPHONE, NARROWEST, LAPTOP, WIDE],
    },
  ]
  readers = await Promise.all(
    languages.map(async ({ locale, ...reader }) => {
      // Colours in the middle of a change would be measured as they pass.
      const context = await browser.newContext({ locale, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await giveLookTools(page)
      return { ...reader, context, page }
    }),
  )
  owner = await browser.newPage()
})

test.afterAll(async () => {
  await Promise.all(readers.map(({ context }) => context.close()))
  await owner.close()
  await full.stop()
})

const measure = async (page: Page): Promise<Finding[]> => [
  ...(await findTooWide(page)),
  ...(await findCutTexts(page)),
  ...(await findCutFields(page)),
  ...(await findOverlaps(page)),
  ...(await findSmallTargets(page)),
]

const measureShift = (page: Page): Promise<Finding[]> =>
  page.evaluate((most) => {
    const { shifts } = window.look
    const sum = shifts.reduce((all, { value }) => all + value, 0)
    if (sum <= most) return []
    return [
      { rule: 'shift', what: sum.toFixed(3), where: shifts.flatMap((one) => one.moved).join('; ') },
    ]
  }, MOST_SHIFT)

/** Opens a screen in each language and measures it at the sizes of each; nothing may be found. */
const look = (screen: string, path: string): Promise<void> =>
  test.step(screen, async () => {
    const all: string[] = []
    for (const { name, url, page, sizes } of readers) {
      await page.setViewportSize(sizes[0] ?? WIDE)
      await page.goto(`${url}${path}`)
      await expect(page.locator('h1').first()).toBeAttached()
      await settle(page)
      all.push(...inWords(name, await measureShift(page)))
      for (const size of sizes) {
        await page.setViewportSize(size)
        await settle(page)
        all.push(...inWords(`${name} ${size.width}`, await measure(page)))
        if (name !== 'en') continue
        for (const colorScheme of ['dark', 'light'] as const) {
          await page.emulateMedia({ colorScheme })
          all.push(...inWords(`${name} ${size.width} ${colorScheme}`, await findFaint(page)))
        }
      }
    }
    expect.soft(all, screen).toEqual([])
  })

/** The cards of a full studio say all they have to say, at each size and in each language of ours. */
const lookAtCards = (): Promise<void> =>
  test.step('cards', async () => {
    const all: string[] = []
    for (const { name, url, page } of readers) {
      await page.setViewportSize(WIDE)
      await page.goto(`${url}${SCREENS.studio}`)
      await expect(page.locator('[aria-labelledby="on-the-way"] li svg rect').first()).toBeVisible()
      await settle(page)
      if (name === 'en') await openFailure(page)
      if (name === 'pseudo') continue
      for (const size of [WIDE, LAPTOP, TELEPHONE, NARROWEST]) {
        await page.setViewportSize(size)
        await settle(page)
        all.push(...inWords(`${name} ${size.width}`, await findShortened(page)))
      }
    }
    expect.soft(all, 'cards').toEqual([])
  })

/** Last of all: the draft is kept. */
const lookAtEmptyReferences = (): Promise<void> =>
  test.step('empty references', async () => {
    const all: string[] = []
    for (const { name, url, page } of readers) {
      await page.setViewportSize(NARROWEST)
      await openStudio(page, url)
      await openEmptyReferences(page)
      await settle(page)
      const found = (await measure(page)).filter(({ rule }) => rule !== 'spills')
      all.push(...inWords(name, found))
    }
    expect.soft(all, 'empty references').toEqual([])
  })

test('the colours are the ones agreed on, and keep what they promise', async () => {
  const [reader] = readers
  if (!reader) throw new Error('nobody reads')
  const { page, url } = reader
  await page.goto(url)
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    expect(await findOtherColours(page, TOKENS[theme])).toEqual([])
    const contrasts = await readContrasts(page, PROMISES)
    const broken = PROMISES.map((promise, at) => ({ ...promise, reached: contrasts[at] ?? 0 }))
    expect(broken.filter(({ reached, least }) => reached < least)).toEqual([])
  }
})

test('every screen, while a studio fills', async () => {
  test.setTimeout(15 * 60_000)
  await look('first run', '/')
  await firstRun(owner, full.studio.url, { credits: '50000' })
  await look('sign-in', '/sign-in')
  const { cookies } = await owner.context().storageState()
  for (const { context } of readers) await context.addCookies(cookies)
  for (const screen of ['studio', 'gallery', 'inputs', 'credits', 'settings'] as const) {
    await look(`${screen}, empty`, SCREENS[screen])
  }
  await makeOne(owner)
  await look('studio, one video', SCREENS.studio)
  await fill(owner, full)
  for (const [name, path] of Object.entries(SCREENS)) await look(name, path)
  await lookAtCards()
  for (const [name, one] of Object.entries(PAGES)) {
    await look(name, await addressOf(owner, full.studio.url, one))
  }
  await lookAtEmptyReferences()
})
