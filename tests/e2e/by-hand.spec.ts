import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { between, dragByFinger, dragByMouse } from './hands'
import { choose, firstRun, openStudio } from './pages'
import { png } from './pictures'
import { type Studio, startStudio } from './studio'

/** What is moved by a mouse, and by a finger on a telephone, in the same way. */

let studio: Studio

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  studio = await startStudio()
})

test.afterAll(() => studio.stop())

const INPUTS = '/api/w/north-pier-films/inputs'

const words = (page: Page) => page.getByRole('textbox', { name: /^What image \d is$/ })
const names = (page: Page) =>
  words(page).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))

/** Of the first screen, so that nobody has to sign in on the next. */
let storage: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

const HANDS: { hand: string; drag: typeof dragByMouse; screen: BrowserContextOptions }[] = [
  { hand: 'mouse', drag: dragByMouse, screen: { viewport: { width: 1440, height: 900 } } },
  {
    hand: 'finger',
    drag: dragByFinger,
    screen: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  },
]

for (const { hand, drag, screen } of HANDS) {
  test.describe(`by ${hand}`, () => {
    let page: Page

    test.beforeAll(async ({ browser }) => {
      const context = await browser.newContext({ ...screen, storageState: storage })
      page = await context.newPage()
      if (storage) {
        await openStudio(page, studio.url)
        await page.getByRole('button', { name: 'New take' }).click()
      } else {
        await firstRun(page, studio.url)
        storage = await context.storageState()
      }
    })

    test.afterAll(() => page.context().close())

    test('references take another place', async () => {
      await choose(page, 'Reference')
      await page
        .locator('input[name=images]')
        .setInputFiles(
          await Promise.all([...'abcd'].map((name, at) => png(`${name}.png`, { width: 640 + at }))),
        )
      await expect(words(page)).toHaveCount(4)
      const grip = (at: number) => page.locator('li [data-grip]').nth(at)
      await drag(page, grip(3), await between(grip(3), grip(1)))
      await expect.poll(() => names(page)).toEqual(['a', 'd', 'b', 'c'])
      await drag(page, grip(0), await between(grip(0), grip(2)))
      await expect.poll(() => names(page)).toEqual(['d', 'b', 'a', 'c'])
      // Esc before it is let go leaves all as it was, and closes nothing.
      await drag(page, grip(3), await between(grip(3), grip(0)), () =>
        page.keyboard.press('Escape'),
      )
      await expect.poll(() => names(page)).toEqual(['d', 'b', 'a', 'c'])
      // Far beyond the end is the end.
      await drag(page, grip(1), { x: 0, y: 300 })
      await expect.poll(() => names(page)).toEqual(['d', 'a', 'c', 'b'])
    })

    test('a picture is cropped', async () => {
      await choose(page, 'Image')
      await page
        .locator('input[name=image]')
        .setInputFiles(await png('square.png', { width: 1200, height: 1200 }))
      let come = () => {}
      const comes = new Promise<void>((resolve) => {
        come = resolve
      })
      await page.route(/\/inputs\/[^/]+\/file$/, (route) => comes.then(() => route.continue()))
      await page.getByRole('button', { name: 'Crop first frame' }).click()
      const dialog = page.getByRole('dialog', { name: 'Crop' })
      const ratio = dialog.getByRole('radio', { name: '16:9' })
      const part = dialog.getByRole('slider', { name: 'The part that stays' })
      // What is about to be pressed stays under the pointer while the picture comes.
      await expect(dialog.getByRole('button', { name: 'Use this part' })).toBeDisabled()
      const before = await ratio.boundingBox()
      come()
      await expect(part).toBeVisible()
      expect(await ratio.boundingBox()).toEqual(before)
      await ratio.check()
      const value = async (name: string) => Number(await dialog.getByLabel(name).inputValue())
      const width = await value('Width')
      // By its corner it becomes smaller, and keeps its ratio.
      await drag(page, part.locator('span'), { x: -60, y: -60 })
      expect(await value('Width')).toBeLessThan(width)
      expect((await value('Width')) / (await value('Height'))).toBeCloseTo(16 / 9, 5)
      expect(await value('Left')).toBe(0)
      const top = await value('Top')
      await drag(page, part, { x: 30, y: 40 })
      expect(await value('Left')).toBeGreaterThan(0)
      expect(await value('Top')).toBeGreaterThan(top)
      // Never out of the picture.
      await drag(page, part, { x: 900, y: 600 })
      expect((await value('Left')) + (await value('Width'))).toBe(1200)
      expect((await value('Top')) + (await value('Height'))).toBe(1200)
      const size = { width: await value('Width'), height: await value('Height') }
      await dialog.getByRole('button', { name: 'Use this part' }).click()
      await expect(page.getByText('Cropped.')).toBeVisible()
      const answer = await page.request.get(`${studio.url}${INPUTS}`)
      expect((await answer.json()).data.inputs[0]).toMatchObject(size)
    })
  })
}
