import { type Page, test } from '@playwright/test'
import { axeIn, axeInBothThemes } from './access-checks'
import { checkDesk, onEveryScreen, TAGS, type Visit } from './access-screens'
import { EMPTY_SCREENS, fillArchive, fillVideos, isPublic } from './full-archive'
import { type FullStudio, startFullStudio } from './full-studio'
import { firstRun } from './pages'

/** As access.spec.ts, on the screens of an archive, and on those of somebody without an account. */

const TELEPHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

let full: FullStudio
let owner: Page
let members: Visit
let guests: Visit

test.beforeAll(async ({ browser }) => {
  test.setTimeout(10 * 60_000)
  full = await startFullStudio()
  const { url } = full.studio
  owner = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await firstRun(owner, url, { credits: '50000' })
  const filled = await fillArchive(owner, url, await fillVideos(owner, full))
  // A trash that nothing is in has the same parts as a search that finds nothing.
  const none = 'gallery, nothing matches'
  const screens = Object.entries({ ...filled, [none]: EMPTY_SCREENS[none] })
  const visit = (isGuest: boolean, state: Visit['state']): Visit => ({
    ...{ owner, url, state },
    screens: screens.filter(([, path]) => isPublic(path) === isGuest),
  })
  members = visit(false, await owner.context().storageState())
  guests = visit(true, null)
})

test.afterAll(async () => {
  await owner.close()
  await full.stop()
})

test('on a desk nothing is missing, whatever a member has set', () => checkDesk(members))

test('on a desk nothing is missing, whatever a guest has set', () => checkDesk(guests))

test('axe finds nothing in Korean and in Turkish', async () => {
  for (const visit of [members, guests]) {
    await onEveryScreen(visit, { locale: TAGS.ko }, (page) => axeIn(page, 'light'))
    await onEveryScreen(visit, { locale: TAGS.tr }, (page) => axeIn(page, 'dark'))
  }
})

test('axe finds nothing on a telephone', async () => {
  for (const visit of [members, guests]) await onEveryScreen(visit, TELEPHONE, axeInBothThemes)
})
