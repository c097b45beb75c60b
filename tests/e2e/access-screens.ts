import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import type { Locale } from '@/lib/intl/locale'
import { axeInBothThemes, measures } from './access-checks'
import {
  findHiddenFocus,
  findLostInForcedColours,
  findMotion,
  TEXT_SPACING,
} from './access-measures'
import { findOverlaps, findTooWide } from './look-boxes'
import { findCutTexts } from './look-texts'
import { giveLookTools, settle } from './look-tools'

/** Screens, and who opens them: see `onEveryScreen`. */

export const DESK = { width: 1440, height: 900 }
export const TAGS: Record<Locale, string> = { en: 'en-GB', ko: 'ko-KR', tr: 'tr-TR' }

export type Visit = {
  owner: Page
  url: string
  /** Null for somebody without an account. */
  state: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>> | null
  screens: [name: string, path: string][]
}

export const openContext = async ({ owner, state }: Visit, options: BrowserContextOptions) => {
  const browser = owner.context().browser()
  if (!browser) throw new Error('there is no browser')
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: DESK,
    ...(state ? { storageState: { ...state, origins: [] } } : {}),
    ...options,
  })
  const page = await context.newPage()
  // What is not there is a finding, and not the end of the whole.
  page.setDefaultTimeout(10_000)
  page.setDefaultNavigationTimeout(60_000)
  await giveLookTools(page)
  return { page, close: () => context.close() }
}

/** Opens every screen with some settings of the browser; nothing may be found on any of them. */
export const onEveryScreen = async (
  visit: Visit,
  options: BrowserContextOptions,
  measure: (page: Page, screen: string) => Promise<string[]>,
): Promise<void> => {
  test.setTimeout(10 * 60_000)
  const { page, close } = await openContext(visit, options)
  for (const [screen, path] of visit.screens) {
    await page.goto(`${visit.url}${path}`)
    await expect(page.locator('h1').first()).toBeAttached()
    await settle(page)
    expect.soft(await measure(page, screen), screen).toEqual([])
  }
  await close()
}

const boxes = [findTooWide, findCutTexts, findOverlaps]

/** On a desk: both themes, the keys, forced colours, 200 %, and the reader's own spacing. */
export const checkDesk = (visit: Visit): Promise<void> =>
  // The style of a reader is none of the page's own.
  onEveryScreen(visit, { locale: TAGS.en, bypassCSP: true }, async (page, screen) => {
    const found = await axeInBothThemes(page)
    found.push(...(await measures(page, screen, findMotion, findHiddenFocus)))
    await page.emulateMedia({ forcedColors: 'active' })
    found.push(...(await measures(page, `${screen}, forced colours`, findLostInForcedColours)))
    await page.emulateMedia({ forcedColors: 'none' })
    await page.setViewportSize({ width: DESK.width / 2, height: DESK.height / 2 })
    await settle(page)
    found.push(...(await measures(page, `${screen}, 200 %`, ...boxes)))
    await page.setViewportSize(DESK)
    await page.addStyleTag({ content: TEXT_SPACING })
    await settle(page)
    return [...found, ...(await measures(page, `${screen}, text spacing`, ...boxes))]
  })
