import { expect, type Page, test } from '@playwright/test'
import { EMPTY_SCREENS, fillArchive, fillVideos, isPublic, OPENED } from './full-archive'
import { type FullStudio, startFullStudio } from './full-studio'
import { look, openReaders, type Reader } from './look-screens'
import { firstRun } from './pages'

/** How the screens of an archive look: empty, in use, to a guest, and what opens on them. */

let full: FullStudio
let readers: Reader[]
let guests: Reader[]
let owner: Page

test.beforeAll(async ({ browser }) => {
  full = await startFullStudio()
  readers = await openReaders(browser, full)
  guests = await openReaders(browser, full)
  owner = await browser.newPage({ viewport: { width: 1440, height: 900 } })
})

test.afterAll(async () => {
  await Promise.all([...readers, ...guests].map(({ context }) => context.close()))
  await owner.close()
  await full.stop()
})

test('every screen of an archive, while it fills', async () => {
  test.setTimeout(15 * 60_000)
  const { url } = full.studio
  await firstRun(owner, url, { credits: '50000' })
  const { cookies } = await owner.context().storageState()
  for (const { context } of readers) await context.addCookies(cookies)
  for (const [name, path] of Object.entries(EMPTY_SCREENS)) await look(readers, name, path)
  const screens = await fillArchive(owner, url, await fillVideos(owner, full))
  for (const [name, path] of Object.entries(screens)) {
    await look(isPublic(path) ? guests : readers, name, path)
  }
  for (const { name, screen, open } of OPENED) {
    const path = screens[screen]
    expect(path, screen).toBeDefined()
    await look(readers, name, path ?? '', open)
  }
})
