import { expect, type Page, test } from '@playwright/test'
import { addVideos } from './many-videos'
import { addMember } from './members'
import { type OwnStudio, openOwn } from './own-studio'
import { signIn, tiles } from './pages'

/** What is done with many at once: on a telephone, and while others do something with the same. */

const EMRE = { name: 'Emre', email: 'emre@example.com', role: 'member' } as const
const GALLERY = '/w/north-pier-films/gallery'
const COUNT = 60

let own: OwnStudio

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  own = await openOwn(browser)
  await addVideos(own.studio, { count: COUNT, days: 2, newest: '2026-11-22T20:00:00Z' })
  await addMember(own.studio, EMRE)
})

test.afterAll(() => own.close())

const openGallery = async (page: Page) => {
  await page.goto(`${own.studio.url}${GALLERY}`, { waitUntil: 'networkidle' })
  await expect(tiles(page).first()).toBeVisible()
}

for (const [locale, name] of [
  ['en-GB', 'What is chosen'],
  ['ko-KR', '선택한 항목'],
  ['tr-TR', 'İşaretlenenler'],
] as const) {
  for (const width of [320, 390]) {
    test(`has two lines under a finger: ${locale}, ${width}`, async ({ browser }) => {
      const { cookies, origins } = await own.page.context().storageState()
      const context = await browser.newContext({
        locale,
        storageState: { origins, cookies: cookies.filter((one) => one.name !== 'locale') },
        viewport: { width, height: 700 },
        hasTouch: true,
        isMobile: true,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      await openGallery(page)
      await tiles(page).first().focus()
      await page.keyboard.press('Control+a')
      const bar = page.getByRole('region', { name })
      await expect(bar.getByRole('button')).toHaveCount(5)
      const boxes = await bar.getByRole('button').evaluateAll((all) =>
        all.map((one) => {
          const { width, height, left, right, top } = one.getBoundingClientRect()
          return { width, height, left, right, top }
        }),
      )
      for (const box of boxes) {
        expect(box.height).toBeGreaterThanOrEqual(48)
        expect(box.width).toBeGreaterThanOrEqual(48)
        expect(box.left).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(width)
      }
      expect(new Set(boxes.map(({ top }) => top)).size).toBe(2)
      const height = await bar.evaluate((one) => one.getBoundingClientRect().height)
      // Two lines of 48, what is between and around them, and its hairline.
      expect(height).toBeLessThanOrEqual(48 * 2 + 8 + 16 + 1)
      await page.screenshot({ path: `test-results/chosen-${locale}-${width}.png` })
      await bar.getByRole('button', { expanded: false }).click()
      const items = page.getByRole('menuitem')
      await expect(items.first()).toBeInViewport({ ratio: 1 })
      await expect(items.last()).toBeInViewport({ ratio: 1 })
      await page.screenshot({ path: `test-results/chosen-${locale}-${width}-menu.png` })
      await context.close()
    })
  }
}

test('Undo leaves what others have chosen since, and says how many', async ({ browser }) => {
  const mina = own.page
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const emre = await context.newPage()
  await emre.goto(own.studio.url)
  await signIn(emre, undefined, EMRE.email)
  await expect(emre).toHaveURL(/\/w\/north-pier-films$/)
  await openGallery(mina)
  await tiles(mina).nth(0).focus()
  await mina.keyboard.press('Space')
  for (let step = 0; step < 3; step++) await mina.keyboard.press('Shift+ArrowRight')
  const bar = mina.getByRole('region', { name: 'What is chosen' })
  await bar.getByRole('button', { name: 'Select', exact: true }).click()
  await expect(bar).toContainText('4 videos are a select.')
  await openGallery(emre)
  await tiles(emre).nth(1).focus()
  await emre.keyboard.press('x')
  await expect(tiles(emre).nth(1)).toHaveAccessibleName(/rejected/i)
  // The key is seen at once and told to the studio afterwards.
  await expect
    .poll(async () => {
      await emre.reload({ waitUntil: 'networkidle' })
      return tiles(emre).nth(1).getAttribute('aria-label')
    })
    .toMatch(/rejected/i)
  await bar.getByRole('button', { name: 'Undo' }).click()
  await expect(bar).toContainText('Undone for 3. 1 was changed since and stays as it is.')
  await expect(tiles(mina).nth(0)).not.toHaveAccessibleName(/select|reject/i)
  await expect(tiles(mina).nth(1)).toHaveAccessibleName(/rejected/i)
  await context.close()
})
