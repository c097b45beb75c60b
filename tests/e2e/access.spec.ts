import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import type { Locale } from '@/lib/intl/locale'
import { axeIn, axeInBothThemes, checkOpen, measures, type Theme } from './access-checks'
import { findTofu } from './access-measures'
import {
  LONG_NAME,
  OPEN_ON_A_TELEPHONE,
  OPEN_STATES,
  type OpenState,
  sayIn,
  VIEWER,
} from './access-open'
import { checkDesk, onEveryScreen, openContext, TAGS, type Visit } from './access-screens'
import {
  addressOf,
  type FullStudio,
  fill,
  makeOne,
  PAGES,
  SCREENS,
  startFullStudio,
} from './full-studio'
import { giveLookTools, settle } from './look-tools'
import { firstRun, generate, openStudio, prompt } from './pages'

/**
 * What people need who do not see, hold or read as most do, on every screen of a filled studio and
 * in everything that opens there. A screen is loaded once for each language and for a telephone;
 * what needs no other page is measured on the same one.
 */

const TELEPHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

let full: FullStudio
let owner: Page
let visit: Visit

/** A viewer with a Korean name, a preset and a project of one long Turkish word, an input in use. */
const giveNames = async (page: Page): Promise<void> => {
  const { url } = full.studio
  await page.goto(`${url}/account`)
  await page.locator('input[name=displayName]').fill(VIEWER)
  await page.locator('form:has(input[name=displayName]) button[type=submit]').click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await openStudio(page, url)
  await page.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('button', { name: 'Save current as…' }).click()
  await page.getByLabel('Name', { exact: true }).fill(LONG_NAME)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Saved: ${LONG_NAME}`)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Rename the project' }).click()
  await page.getByLabel('New name of the project').fill(LONG_NAME)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Rename the project' })).toBeVisible()
  await page.goto(`${url}${SCREENS.inputs}`)
  await page.locator('[data-input] [data-tile]').first().click()
  await expect(page.locator('form img[src*="/thumbnail"]')).toBeVisible()
  await prompt(page).fill('The picture begins to move.')
  await generate(page).click()
  await expect(page.getByText(/(Sending|Joins the queue) in \d/).first()).toBeVisible()
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(10 * 60_000)
  full = await startFullStudio()
  owner = await browser.newPage()
  await giveLookTools(owner)
  await firstRun(owner, full.studio.url, { credits: '50000' })
  await makeOne(owner)
  await fill(owner, full)
  await giveNames(owner)
  const screens: Visit['screens'] = Object.entries(SCREENS)
  for (const [name, one] of Object.entries(PAGES)) {
    screens.push([name, await addressOf(owner, full.studio.url, one)])
  }
  const { url } = full.studio
  visit = { owner, url, state: await owner.context().storageState(), screens }
})

test.afterAll(async () => {
  await owner.close()
  await full.stop()
})

test('on a desk nothing is missing, whatever the reader has set', () => checkDesk(visit))

// The colours are the same in every language: each has one theme.
test('axe finds nothing in Korean, and no letter is an empty box', () =>
  onEveryScreen(visit, { locale: TAGS.ko }, async (page, screen) => [
    ...(await axeIn(page, 'light')),
    ...(await measures(page, screen, findTofu)),
  ]))

test('axe finds nothing in Turkish', () =>
  onEveryScreen(visit, { locale: TAGS.tr }, (page) => axeIn(page, 'dark')))

test('axe finds nothing on a telephone', () => onEveryScreen(visit, TELEPHONE, axeInBothThemes))

test('axe finds nothing before anybody is signed in', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${full.studio.url}/sign-in`)
  expect(await axeInBothThemes(page)).toEqual([])
})

const checkAll = async (
  states: { one: OpenState; theme: Theme }[],
  locale: Locale,
  options: BrowserContextOptions = {},
): Promise<void> => {
  test.setTimeout(10 * 60_000)
  const { page, close } = await openContext(visit, { locale: TAGS[locale], ...options })
  const say = sayIn(locale)
  const paths = new Map(visit.screens)
  let at: string | null = null
  for (const { one, theme } of states) {
    await test.step(one.name, async () => {
      if (at !== one.screen) await page.goto(`${full.studio.url}${paths.get(one.screen)}`)
      await settle(page)
      at = one.screen
      const found = await checkOpen(page, one, say, theme).catch((error: Error) => {
        at = null
        return [error.message]
      })
      expect.soft(found, one.name).toEqual([])
    })
  }
  await close()
}

// Languages and themes by turns: what opens is the same in all of them but for its words.
const LOCALES: Locale[] = ['en', 'ko', 'tr']
const THEMES: Theme[] = ['dark', 'light']
const turns = OPEN_STATES.map((one, at) => ({
  one,
  locale: LOCALES[at % 3] ?? 'en',
  theme: THEMES[at % 2] ?? 'dark',
}))
for (const locale of LOCALES) {
  test(`what opens can be read, and left by Escape: ${locale}`, () =>
    checkAll(
      turns.filter((turn) => turn.locale === locale),
      locale,
    ))
}

test('what opens on a telephone can be read, and left by Escape', () =>
  checkAll(
    OPEN_ON_A_TELEPHONE.map((one) => ({ one, theme: 'dark' as const })),
    'tr',
    TELEPHONE,
  ))

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
