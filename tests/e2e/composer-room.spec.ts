import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { findOverlaps, findSmallTargets, findTooWide } from './look-boxes'
import { findCutFields, findCutTexts } from './look-texts'
import { giveLookTools, inWords, settle } from './look-tools'
import { firstRun, openStudio } from './pages'
import { png } from './pictures'
import { type Studio, startStudio } from './studio'

/** The fullest composer on the narrowest screens, in the languages that need other room. */

const SIZES = [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
]
const LONG = '고요한-바다-위의-등대-마지막-밤-scene-07-final-final.png'

let studio: Studio
let page: Page
/** As a browser keeps it. */
let draft: object

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  const context = await browser.newContext({
    viewport: SIZES[0] ?? null,
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  await giveLookTools(page)
  await firstRun(page, studio.url)
  const ids = await Promise.all(Array.from({ length: 7 }, (_, at) => upload(`${at}-${LONG}`, at)))
  const chosen = (inputId: string, at: number) => ({
    ref: { inputId },
    name: at % 2 === 0 ? `${at}-${LONG}` : `Mina ${at}`,
    ratio: 16 / 9,
  })
  draft = {
    mode: 'reference',
    model: 'o3',
    takes: 4,
    prompt: 'Işık sönerken image 1, image 2 ile karşılaşır. 고요한 바다.',
    alternatives: [''],
    images: ids.map(chosen),
    image: ids[0] && chosen(ids[0], 1),
    endImage: { ref: { url: `https://example.com/${LONG}` }, name: LONG, ratio: 1 },
  }
})

test.afterAll(async () => {
  await page.context().close()
  await studio.stop()
})

const upload = async (name: string, at: number): Promise<string> => {
  const { buffer } = await png(name, { width: 640 + at, colour: `#${at}a${at}b4${at}` })
  const answer = await page.request.post(`${studio.url}/api/w/north-pier-films/inputs`, {
    headers: { origin: studio.url, 'x-file-name': encodeURIComponent(name) },
    data: buffer,
  })
  return (await answer.json()).data.id
}

const speak = async (locale: string) => {
  await page.goto(`${studio.url}/account`)
  await page.getByRole('combobox', { name: /^(Language|언어|Dil)$/ }).selectOption(locale)
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
}

/** A studio that finds this draft, with the composer open over it. */
const openWith = async (by: object) => {
  await openComposer()
  await page.locator('textarea[name=prompt]').first().fill('…')
  const findKey = () =>
    page.evaluate(() => Object.keys(localStorage).find((key) => key.startsWith('dailies.draft.')))
  await expect.poll(findKey).toBeTruthy()
  await page.evaluate(
    ({ key, kept }) => {
      // After the page has kept its own.
      window.addEventListener('pagehide', () => localStorage.setItem(key, JSON.stringify(kept)))
    },
    { key: (await findKey()) ?? '', kept: by },
  )
  await openComposer()
}

const openComposer = async () => {
  await openStudio(page, studio.url)
  await page.locator('nav > button').click()
  await expect(page.locator('form')).toBeVisible()
}

/** What is wrong with the composer as it stands, at both sizes. */
const measure = async (name: string): Promise<string[]> => {
  const all: string[] = []
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await settle(page)
    const found = [
      ...(await findTooWide(page)),
      ...(await findCutTexts(page)),
      ...(await findCutFields(page)),
      ...(await findOverlaps(page)),
      ...(await findSmallTargets(page)),
    ]
    all.push(...inWords(`${name} ${size.width}`, found))
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).include('form').analyze()
      all.push(...violations.map(({ id, nodes }) => `${name} ${id} ${nodes[0]?.html}`))
    }
  }
  return all
}

/** What a finger that lands 23 px above or below the middle of a control does not press. */
const findMissed = (controls: string): Promise<string[]> =>
  page.evaluate((selector) => {
    const isHit = (control: Element, y: number) => {
      const { left, right } = control.getBoundingClientRect()
      const found = document.elementFromPoint((left + right) / 2, y)
      return control.contains(found) || found?.closest('label')?.contains(control)
    }
    return [...document.querySelectorAll(selector)].flatMap((control) => {
      if (!control.checkVisibility()) return []
      control.scrollIntoView({ block: 'center' })
      const { top, bottom } = control.getBoundingClientRect()
      const middle = (top + bottom) / 2
      const hit = isHit(control, middle - 23) && isHit(control, middle + 23)
      return hit ? [] : [control.outerHTML.slice(0, 120)]
    })
  }, controls)

test('gives a finger 48 px where it presses most', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openWith({ mode: 'text', prompt: 'A harbour at dusk, the last boat comes in.', takes: 2 })
  const submit = page.locator('form button[type=submit]')
  await expect(submit).toContainText('2')
  await page.getByRole('button', { name: /^Ratio/ }).click()
  await expect(page.getByRole('radio', { name: '9:16' })).toBeVisible()
  expect.soft(await findMissed('form [type=radio], form button, form summary')).toEqual([])
  await submit.click()
  await submit.click({ delay: 700 })
  const cards = '[aria-labelledby="on-the-way"] li'
  await expect(page.locator(`${cards} button`).first()).toBeVisible()
  // Until the sheet over them is away.
  await expect.poll(() => findMissed(`${cards} button`)).toEqual([])
})

for (const locale of ['en', 'ko', 'tr']) {
  test(`the words beside the switch of the sound keep off the edge: ${locale}`, async () => {
    await speak(locale)
    await page.setViewportSize({ width: 320, height: 640 })
    await openWith({ mode: 'text', prompt: 'A harbour at dusk.', takes: 2 })
    const tile = page.locator('form div:has(> [role=switch])').first()
    const room = await tile.evaluate((one) => {
      const [edge, words] = [one, one.lastElementChild].map((box) => box?.getBoundingClientRect())
      return edge && words ? Math.min(words.top - edge.top, edge.bottom - words.bottom) : 0
    })
    expect(room).toBeGreaterThanOrEqual(3)
    expect((await tile.boundingBox())?.height).toBe(48)
  })
}

for (const locale of ['ko', 'tr']) {
  test(`has room for seven references, and for what went wrong: ${locale}`, async () => {
    await speak(locale)
    await openWith(draft)
    expect.soft(await measure(`${locale}-references`)).toEqual([])
    // One too many for a video beside them, and an alternative that is empty.
    await page.locator('form button[type=submit]').click()
    await expect(page.locator('form [aria-invalid=true]')).not.toHaveCount(0)
    expect.soft(await measure(`${locale}-mistake`)).toEqual([])
    await openWith({ ...draft, mode: 'image' })
    expect.soft(await measure(`${locale}-frames`)).toEqual([])
    // Everything that unfolds in the place of a frame, and below it.
    await openWith({ ...draft, mode: 'image', model: '3.0', endImage: null })
    await page.locator('form [data-by-address]').click()
    for (const fold of await page.locator('form details').all())
      await fold.locator('summary').click()
    await expect(page.locator('form details[open] input[type=range]')).toBeVisible()
    expect.soft(await measure(`${locale}-unfolded`)).toEqual([])
  })
}
