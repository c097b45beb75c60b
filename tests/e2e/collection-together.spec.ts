import { expect, type Page, test } from '@playwright/test'
import { addVideos } from './many-videos'
import { addMember } from './members'
import { type OwnStudio, openOwn } from './own-studio'
import { signIn, tiles } from './pages'

/** Two people put one collection in order, each in their own browser; nobody reloads. */

const EMRE = { name: 'Emre', email: 'emre@example.com', role: 'member' } as const
const GALLERY = '/w/north-pier-films/gallery'

let own: OwnStudio
let mina: Page
let emre: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  own = await openOwn(browser)
  mina = own.page
  await addVideos(own.studio, { count: 12, days: 1, newest: '2026-11-22T20:00:00Z' })
  await addMember(own.studio, EMRE)
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  emre = await context.newPage()
  await emre.goto(own.studio.url)
  await signIn(emre, undefined, EMRE.email)
  await expect(emre).toHaveURL(/\/w\/north-pier-films$/)
})

test.afterAll(async () => {
  await emre.context().close()
  await own.close()
})

const main = (page: Page) => page.getByRole('main')
const order = (page: Page) =>
  main(page)
    .locator('[data-tile]')
    .evaluateAll((all) => all.map((tile) => (tile as HTMLElement).dataset.tile))
const act = async (page: Page, place: number, item: string) => {
  await page.getByRole('button', { name: `Order of video ${place}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
  // What was pressed keeps the focus; nothing is to be held here.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.mouse.move(700, 20)
}
const collect = async (page: Page, places: number[], name: string | null) => {
  await page.goto(`${own.studio.url}${GALLERY}`, { waitUntil: 'networkidle' })
  const [first = 0, ...others] = places
  await tiles(page).nth(first).hover()
  await page.getByRole('checkbox', { name: /^Choose: Shot/ }).check()
  for (const place of others) await tiles(page).nth(place).click()
  const bar = page.getByRole('region', { name: 'What is chosen' })
  await bar.getByRole('button', { name: 'Collect', exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (name === null) await dialog.getByRole('button', { name: /^Finals/ }).click()
  else {
    await dialog.getByLabel('New collection').fill(name)
    await page.keyboard.press('Enter')
  }
  await expect(bar).toContainText('added: Finals')
}
const shown = (page: Page) => page.getByText('Others have changed this collection.').last()
const show = (page: Page) => page.getByRole('button', { name: 'Show', exact: true })

test('a new order, what is taken out and a new name are seen without a reload', async () => {
  await collect(mina, [0, 2, 4], 'Finals')
  await mina.goto(`${own.studio.url}/w/north-pier-films/collections`)
  await mina.getByRole('link', { name: /Finals/ }).click()
  await expect(mina.getByRole('heading', { name: 'Finals' })).toBeVisible()
  await mina.mouse.move(700, 20)
  await emre.goto(mina.url(), { waitUntil: 'networkidle' })
  await emre.mouse.move(700, 20)
  const [one, two, three] = await order(mina)
  await act(emre, 1, 'Move to the end')
  await expect.poll(() => order(mina)).toEqual([two, three, one])
  await act(mina, 2, 'Take out of the collection')
  await expect.poll(() => order(emre)).toEqual([two, one])
  await mina.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => order(emre)).toEqual([two, three, one])
  await emre.getByRole('button', { name: 'Rename' }).click()
  await emre.getByRole('dialog').getByLabel('Name').fill('Finals, cut')
  await emre.keyboard.press('Enter')
  for (const page of [emre, mina]) {
    await expect(page.getByRole('heading', { name: 'Finals, cut' })).toBeVisible()
  }
})

test('a tile with the focus stays until its change is asked for, or the focus goes', async () => {
  const before = await order(mina)
  await mina.mouse.move(700, 20)
  await tiles(mina).nth(0).focus()
  await act(emre, 1, 'Take out of the collection')
  await expect(shown(mina)).toBeVisible()
  expect(await order(mina)).toEqual(before)
  await expect(tiles(mina).nth(0)).toBeFocused()
  await show(mina).press('Enter')
  await expect.poll(() => order(mina)).toEqual(before.slice(1))
  await expect(show(mina)).toHaveCount(0)
  // The focus has not fallen out of the page.
  await expect(main(mina).locator(':focus')).toHaveCount(1)
  await tiles(mina).nth(0).focus()
  await emre.getByRole('button', { name: 'Undo' }).click()
  await expect(shown(mina)).toBeVisible()
  expect(await order(mina)).toEqual(before.slice(1))
  await tiles(mina).nth(0).blur()
  await expect.poll(() => order(mina)).toEqual(before)
})

test('a drag goes on over what others do, and both are kept', async () => {
  const [one, two, three] = await order(mina)
  const [from, to] = [tiles(mina).nth(0), tiles(mina).nth(1)]
  const box = await to.boundingBox()
  if (!box) throw new Error('no tile')
  await from.hover()
  await mina.mouse.down()
  await mina.mouse.move(box.x + box.width - 20, box.y + 40, { steps: 5 })
  await act(emre, 3, 'Move to the start')
  await expect.poll(() => order(emre)).toEqual([three, one, two])
  await expect(shown(mina)).toBeAttached()
  expect(await order(mina)).toEqual([one, two, three])
  await mina.mouse.move(box.x + box.width - 18, box.y + 42, { steps: 2 })
  await mina.mouse.up()
  // Between two and three stood "before three", which is where it is now.
  await expect.poll(() => order(mina)).toEqual([one, three, two])
  await expect.poll(() => order(emre)).toEqual([one, three, two])
})

test('what others put in comes, and what is looked at stays where it is', async () => {
  await mina.mouse.move(700, 20)
  await mina.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  // One tile in a row, so that the third is reached by scrolling.
  await mina.setViewportSize({ width: 360, height: 640 })
  const before = await order(mina)
  const last = tiles(mina).nth(2)
  await last.scrollIntoViewIfNeeded()
  await mina.mouse.move(5, 5)
  const top = () => last.evaluate((tile) => Math.round(tile.getBoundingClientRect().top))
  const id = await last.getAttribute('data-tile')
  const seen = await top()
  await collect(emre, [6, 8], null)
  await expect.poll(() => order(mina)).toHaveLength(5)
  expect((await order(mina)).slice(0, 3)).toEqual(before)
  expect(await top()).toBe(seen)
  await emre.goto(mina.url(), { waitUntil: 'networkidle' })
  await act(emre, 5, 'Move to the start')
  await expect.poll(async () => (await order(mina)).indexOf(id ?? undefined)).toBe(3)
  const tile = mina.locator(`[data-tile="${id}"]`)
  expect(await tile.evaluate((one) => Math.round(one.getBoundingClientRect().top))).toBe(seen)
})

test('what was deleted says so to who looks at it, and comes back', async () => {
  await emre.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(mina.getByText(/^Deleted: Finals, cut/)).toBeVisible({ timeout: 20_000 })
  await expect(mina.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await emre.getByRole('button', { name: 'Undo' }).click()
  await expect(mina.getByRole('heading', { name: 'Finals, cut' })).toBeVisible({ timeout: 20_000 })
})
