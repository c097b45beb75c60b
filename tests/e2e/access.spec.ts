import AxeBuilder from '@axe-core/playwright'
import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import {
  findHiddenFocus,
  findLostInForcedColours,
  findMotion,
  findTofu,
  TEXT_SPACING,
} from './access-measures'
import {
  addressOf,
  type FullStudio,
  fill,
  makeOne,
  PAGES,
  SCREENS,
  startFullStudio,
} from './full-studio'
import { findOverlaps, findTooWide } from './look-boxes'
import { findCutTexts } from './look-texts'
import { type Finding, giveLookTools, inWords, settle } from './look-tools'
import { firstRun } from './pages'

/** What people need who do not see, hold or read as most do, on every screen of a filled studio. */

let full: FullStudio
let owner: Page
let state: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>
let screens: [name: string, path: string][]

test.beforeAll(async ({ browser }) => {
  test.setTimeout(5 * 60_000)
  full = await startFullStudio()
  owner = await browser.newPage()
  await firstRun(owner, full.studio.url, { credits: '50000' })
  await makeOne(owner)
  await fill(owner, full)
  state = await owner.context().storageState()
  screens = Object.entries(SCREENS)
  for (const [name, one] of Object.entries(PAGES)) {
    screens.push([name, await addressOf(owner, full.studio.url, one)])
  }
})

test.afterAll(async () => {
  await owner.close()
  await full.stop()
})

/** Opens every screen with some settings of the browser; nothing may be found on any of them. */
const onEveryScreen = async (
  options: BrowserContextOptions,
  measure: (page: Page, screen: string) => Promise<string[]>,
): Promise<void> => {
  test.setTimeout(5 * 60_000)
  const context = await owner
    .context()
    .browser()
    ?.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
      storageState: state,
      ...options,
    })
  if (!context) throw new Error('there is no browser')
  const page = await context.newPage()
  await giveLookTools(page)
  for (const [screen, path] of screens) {
    await page.goto(`${full.studio.url}${path}`)
    await expect(page.locator('h1').first()).toBeAttached()
    await settle(page)
    expect.soft(await measure(page, screen), screen).toEqual([])
  }
  await context.close()
}

const measures =
  (...all: ((page: Page) => Promise<Finding[]>)[]) =>
  async (page: Page, screen: string): Promise<string[]> => {
    const findings: Finding[] = []
    for (const measure of all) findings.push(...(await measure(page)))
    return inWords(screen, findings)
  }

/** Every rule but one: 7:1 for all texts, which the quiet inks give up on purpose. */
const AXE_TAGS = [
  ...['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  ...['best-practice', 'experimental'],
]

const runAxe = async (axe: AxeBuilder): Promise<string[]> => {
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** In the second theme nothing but the colours is another. */
const axeInBothThemes = async (page: Page): Promise<string[]> => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const all = new AxeBuilder({ page }).withTags(AXE_TAGS).disableRules('color-contrast-enhanced')
  const dark = await runAxe(all)
  await page.emulateMedia({ colorScheme: 'light' })
  return [...dark, ...(await runAxe(new AxeBuilder({ page }).withRules('color-contrast')))]
}

for (const locale of ['en-GB', 'ko-KR', 'tr-TR']) {
  test(`axe finds nothing: ${locale}`, () => onEveryScreen({ locale }, axeInBothThemes))
}

test('axe finds nothing on a telephone', () =>
  onEveryScreen({ viewport: { width: 390, height: 844 }, hasTouch: true }, axeInBothThemes))

test('axe finds nothing before anybody is signed in', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${full.studio.url}/sign-in`)
  expect(await axeInBothThemes(page)).toEqual([])
})

test('forced colours keep every edge and every choice', () =>
  onEveryScreen({ forcedColors: 'active' }, measures(findLostInForcedColours)))

const boxes = [findTooWide, findCutTexts, findOverlaps]

test('at 200 % nothing is lost', () =>
  onEveryScreen(
    { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
    measures(...boxes),
  ))

test('a reader’s own spaces between letters, words and lines cost no text', () =>
  onEveryScreen({ bypassCSP: true }, async (page, screen) => {
    await page.addStyleTag({ content: TEXT_SPACING })
    await settle(page)
    return measures(...boxes)(page, screen)
  }))

test('nothing moves where motion is not wanted', () => onEveryScreen({}, measures(findMotion)))

test('the focus is seen wherever it goes', () => onEveryScreen({}, measures(findHiddenFocus)))

test('no letter is an empty box', () => onEveryScreen({ locale: 'ko-KR' }, measures(findTofu)))

test('Korean is drawn with the font that the studio brings', async () => {
  await owner.goto(`${full.studio.url}${await addressOf(owner, full.studio.url, PAGES['a video'])}`)
  await settle(owner)
  const session = await owner.context().newCDPSession(owner)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: 'aside p[lang=ko]',
  })
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
  expect(fonts.map(({ familyName, isCustomFont }) => [familyName, isCustomFont])).toContainEqual([
    'Pretendard Variable',
    true,
  ])
  expect(fonts.filter(({ isCustomFont }) => !isCustomFont)).toEqual([])
})
