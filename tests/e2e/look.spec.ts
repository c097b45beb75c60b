import { expect, type Page, test } from '@playwright/test'
import {
  addressOf,
  type FullStudio,
  fill,
  makeOne,
  PAGES,
  SCREENS,
  startFullStudio,
} from './full-studio'
import { findShortened, openEmptyReferences, openFailure } from './look-cards'
import {
  LAPTOP,
  look,
  measure,
  NARROWEST,
  openReaders,
  type Reader,
  TELEPHONE,
  WIDE,
} from './look-screens'
import { findOtherColours, PROMISES, readContrasts, TOKENS } from './look-tokens'
import { inWords, settle } from './look-tools'
import { firstRun, openStudio } from './pages'

/** How every screen of the studio looks; those of the archive are in look-archive.spec.ts. */

let full: FullStudio
let readers: Reader[]
let owner: Page

test.beforeAll(async ({ browser }) => {
  full = await startFullStudio()
  readers = await openReaders(browser, full)
  owner = await browser.newPage()
})

test.afterAll(async () => {
  await Promise.all(readers.map(({ context }) => context.close()))
  await owner.close()
  await full.stop()
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
  await look(readers, 'first run', '/')
  await firstRun(owner, full.studio.url, { credits: '50000' })
  await look(readers, 'sign-in', '/sign-in')
  const { cookies } = await owner.context().storageState()
  for (const { context } of readers) await context.addCookies(cookies)
  for (const screen of ['studio', 'gallery', 'inputs', 'credits', 'settings'] as const) {
    await look(readers, `${screen}, empty`, SCREENS[screen])
  }
  await makeOne(owner)
  await look(readers, 'studio, one video', SCREENS.studio)
  await fill(owner, full)
  for (const [name, path] of Object.entries(SCREENS)) await look(readers, name, path)
  await lookAtCards()
  for (const [name, one] of Object.entries(PAGES)) {
    await look(readers, name, await addressOf(owner, full.studio.url, one))
  }
  await lookAtEmptyReferences()
})
