import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import type { FullStudio } from './full-studio'
import { findOverlaps, findSmallTargets, findTooWide } from './look-boxes'
import { findFaint } from './look-colours'
import { findCutFields, findCutTexts } from './look-texts'
import { type Finding, giveLookTools, inWords, settle } from './look-tools'

/**
 * How a screen looks, measured and not photographed: in each language and in one that is longer
 * and taller than all, at four sizes, in both themes. Each screen is opened once for each language
 * and then changes its size in place. The longest has all sizes; the others have a wide and a narrow
 * one each, and together all. Colours are the same in every language, so English alone is asked.
 */

export const WIDE = { width: 1440, height: 900 }
export const LAPTOP = { width: 1024, height: 768 }
export const TELEPHONE = { width: 390, height: 844 }
export const NARROWEST = { width: 320, height: 640 }
const MOST_SHIFT = 0.02

export type Reader = {
  name: string
  url: string
  context: BrowserContext
  page: Page
  /** A page is loaded at the first and then changed to the others. */
  sizes: (typeof WIDE)[]
}

/** One for each language, signed in as nobody. */
export const openReaders = (
  browser: Browser,
  { studio, pseudo }: FullStudio,
): Promise<Reader[]> => {
  const languages = [
    { name: 'en', locale: 'en-GB', url: studio.url, sizes: [WIDE, TELEPHONE] },
    { name: 'ko', locale: 'ko-KR', url: studio.url, sizes: [LAPTOP, NARROWEST] },
    { name: 'tr', locale: 'tr-TR', url: studio.url, sizes: [NARROWEST, WIDE] },
    {
      name: 'pseudo',
      locale: 'en-GB',
      url: pseudo.url,
      sizes: [TELEPHONE, NARROWEST, LAPTOP, WIDE],
    },
  ]
  return Promise.all(
    languages.map(async ({ locale, ...reader }) => {
      // Colours in the middle of a change would be measured as they pass.
      const context = await browser.newContext({ locale, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await giveLookTools(page)
      return { ...reader, context, page }
    }),
  )
}

export const measure = async (page: Page): Promise<Finding[]> => [
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

/**
 * Opens a screen in each language and measures it at the sizes of each; nothing may be found.
 * @param open what has to open on it before it is measured, at every size
 */
export const look = (
  readers: Reader[],
  screen: string,
  path: string,
  open?: (page: Page) => Promise<void>,
): Promise<void> =>
  test.step(screen, async () => {
    const all: string[] = []
    for (const { name, url, page, sizes } of readers) {
      await page.setViewportSize(sizes[0] ?? WIDE)
      await page.goto(`${url}${path}`)
      await expect(page.locator('h1').first()).toBeAttached()
      await settle(page)
      all.push(...inWords(name, await measureShift(page)))
      await open?.(page)
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
