import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, test } from '@playwright/test'
import { openStudio, PERSON } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'
import { order, tokenOf } from './team'

/** Several answers were lost, of the same words: what says which of them is which. */

const FAILING = 'A parade crosses the square'
const LOST = 'A lamp turns'

let kling: Plugged['kling']
let studio: Plugged['studio']
let page: Plugged['page']
let close: Plugged['close']

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ kling, studio, page, close } = await openPlugged(browser, 60))
})

test.afterAll(() => close())

/** What a place is high, whatever stands in it. */
const PLACE_HEIGHT = 116

/** The lines of a card that are cut off, and whether its shot and take can be read. */
const cutOff = (ended: Locator, place: string) =>
  ended.evaluate((element, place) => {
    const cut = [...element.querySelectorAll('p[title]')]
      .filter(
        (line) => line.scrollHeight > line.clientHeight || line.scrollWidth > line.clientWidth,
      )
      .map((line) => line.textContent)
    const foot = [...element.querySelectorAll('span')].find(({ title }) => title.startsWith(place))
    const text = foot?.firstChild
    if (!foot || !text) return [...cut, 'no foot']
    const range = document.createRange()
    range.setStart(text, 0)
    range.setEnd(text, place.length)
    const isCut = range.getBoundingClientRect().right > foot.getBoundingClientRect().right
    return isCut ? [...cut, place] : cut
  }, place)

test('several of the same words can be told apart, in any language and window', async () => {
  const token = await tokenOf(studio, PERSON.email)
  await kling.fault({ kind: 'failure', message: 'Content policy', match: { prompt: FAILING } })
  await kling.fault({ kind: 'reset', on: 'create', charged: true, match: { prompt: LOST } })
  await order(studio, token, { prompt: FAILING })
  for (const [locale, place, state] of [
    ['ko', '샷 2, 테이크 1', '미확인: Kling이 청구했을 수 있음'],
    ['tr', 'Plan 3, çekim 1', 'Doğrulanmamış: Kling ücretlendirmiş olabilir'],
    ['en', 'Shot 4, take 1', 'Unconfirmed: Kling may have charged it'],
  ] as const) {
    await page.context().addCookies([{ name: 'locale', value: locale, url: studio.url }])
    await openStudio(page, studio.url)
    await order(studio, token, { prompt: LOST })
    const ended = page.locator('[aria-labelledby=on-the-way] li').filter({ hasText: state }).first()
    await expect(ended).toContainText(place, { timeout: 30_000 })
    for (const width of [1440, 1024, 390, 320]) {
      await page.setViewportSize({ width, height: 900 })
      const folder = process.env.LIVE_SHOTS
      if (folder) await page.screenshot({ path: `${folder}/${locale}-${width}.png` })
      expect(await cutOff(ended, place), `${locale} ${width}`).toEqual([])
      expect((await ended.boundingBox())?.height, `${locale} ${width}`).toBe(PLACE_HEIGHT)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  }
})

test('the other decisions are offered before what has failed', async () => {
  await openStudio(page, studio.url)
  const more = page.getByRole('button', { name: '2 more to decide · 800 at risk' })
  const card = (place: string) =>
    page
      .getByRole('list', { name: 'Waiting for a decision' })
      .getByRole('listitem')
      .filter({ hasText: place })
  const failures = page.getByRole('list', { name: 'Ended without a video' })
  const top = async (of: Locator) => (await of.boundingBox())?.y ?? 0
  expect(await top(more)).toBeGreaterThan(await top(card('Shot 4, take 1')))
  expect(await top(more)).toBeLessThan(await top(failures))
  await more.click()
  const asked = card('Shot 3, take 1')
  await asked.getByRole('button', { name: 'Attach task id' }).click()
  await expect(asked.getByRole('group', { name: 'Shot 3, take 1' })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
})
