import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { addVideos } from './many-videos'
import { type OwnStudio, openOwn } from './own-studio'
import { tiles } from './pages'

/** Chosen videos in an order of their own, and filters under a name. */

const COUNT = 12
const GALLERY = '/w/north-pier-films/gallery'
const COLLECTIONS = '/w/north-pier-films/collections'

let studio: OwnStudio['studio']
let page: OwnStudio['page']
let close: OwnStudio['close']

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  ;({ studio, page, close } = await openOwn(browser))
  await addVideos(studio, { count: COUNT, days: 1, newest: '2026-11-22T20:00:00Z' })
})

test.afterAll(() => close())

const open = (path: string) => page.goto(`${studio.url}${path}`, { waitUntil: 'networkidle' })
const bar = () => page.getByRole('region', { name: 'What is chosen' })
const dialog = () => page.getByRole('dialog')
const order = () =>
  page
    .getByRole('main')
    .locator('[data-tile]')
    .evaluateAll((all) => all.map((tile) => (tile as HTMLElement).dataset.tile))
const noViolations = async () => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** The first by its box; from then on a click chooses. */
const choose = async ([first = 0, ...others]: number[]) => {
  await tiles(page).nth(first).hover()
  await page.getByRole('checkbox', { name: /^Choose: Shot/ }).check()
  for (const place of others) await tiles(page).nth(place).click()
}

test('chosen videos become a collection, in the order in which they were made', async () => {
  await open(COLLECTIONS)
  await expect(page.getByText(/^A collection keeps chosen videos/)).toBeVisible()
  await open(GALLERY)
  await expect(tiles(page)).toHaveCount(COUNT)
  const [newest, , third, , fifth] = await order()
  await choose([0, 2])
  await expect(bar().getByRole('link', { name: 'Compare' })).toBeVisible()
  await tiles(page).nth(4).click()
  await expect(bar()).toContainText('3 chosen')
  await expect(bar().getByRole('link', { name: 'Compare' })).toHaveCount(0)
  await bar().getByRole('button', { name: 'Collect', exact: true }).click()
  await dialog().getByLabel('New collection').fill('For the client')
  await page.keyboard.press('Enter')
  await expect(bar()).toContainText('3 videos added: For the client')
  await expect(bar().getByRole('link', { name: 'Open the collection' })).toHaveAttribute(
    'href',
    new RegExp(`${COLLECTIONS}/`),
  )
  await open(COLLECTIONS)
  await noViolations()
  await page.getByRole('link', { name: /For the client/ }).click()
  await expect(page.getByRole('heading', { name: 'For the client' })).toBeVisible()
  expect(await order()).toEqual([fifth, third, newest])
  await noViolations()
})

test('its order is changed by its menus, and stays', async () => {
  const [first, second, third] = await order()
  await page.getByRole('button', { name: 'Order of video 1' }).click()
  await page.getByRole('menuitem', { name: 'Move to the end' }).click()
  await expect.poll(order).toEqual([second, third, first])
  await page.getByRole('button', { name: 'Order of video 2' }).click()
  await page.getByRole('menuitem', { name: 'Move earlier' }).click()
  await expect.poll(order).toEqual([third, second, first])
  await expect
    .poll(async () => {
      await page.reload({ waitUntil: 'networkidle' })
      return order()
    })
    .toEqual([third, second, first])
})

test('what is taken out comes back to its place', async () => {
  const before = await order()
  await page.getByRole('button', { name: 'Order of video 2' }).click()
  await page.getByRole('menuitem', { name: 'Take out of the collection' }).click()
  await expect.poll(order).toEqual([before[0], before[2]])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(order).toEqual(before)
  await expect
    .poll(async () => {
      await page.reload({ waitUntil: 'networkidle' })
      return order()
    })
    .toEqual(before)
})

test('it is renamed, and deleted with a way back', async () => {
  await page.getByRole('button', { name: 'Rename' }).click()
  await dialog().getByLabel('Name').fill('')
  await page.keyboard.press('Enter')
  await expect(dialog().getByLabel('Name')).toHaveAttribute('aria-invalid', 'true')
  await dialog().getByLabel('Name').fill('Finals')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Finals' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText(/^Deleted: Finals/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Finals' })).toBeVisible()
  await open(`${COLLECTIONS}/nothing`)
  await expect(page.getByText(/^This collection is not there/)).toBeVisible()
})

test('the gallery is filtered by it', async () => {
  await open(GALLERY)
  await page.getByRole('combobox', { name: 'Collection' }).selectOption('Finals')
  await expect(tiles(page)).toHaveCount(3)
  await page.reload({ waitUntil: 'networkidle' })
  await expect(tiles(page)).toHaveCount(3)
})

test('filters are kept under a name, opened again, and removed with a way back', async () => {
  const more = async (item: string) => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await more('Saved views')
  await dialog().getByLabel('Save these filters as').fill('Finals only')
  await page.keyboard.press('Enter')
  await expect(dialog().getByRole('button', { name: 'Finals only', exact: true })).toBeVisible()
  await noViolations()
  await open(GALLERY)
  await expect(tiles(page)).toHaveCount(COUNT)
  await more('Saved views')
  await dialog().getByRole('button', { name: 'Finals only', exact: true }).click()
  await expect(page).toHaveURL(/collection=/)
  await expect(tiles(page)).toHaveCount(3)
  await more('Saved views')
  await dialog().getByRole('button', { name: 'Remove Finals only' }).click()
  await expect(dialog().getByText('Removed: Finals only')).toBeVisible()
  await dialog().getByRole('button', { name: 'Undo' }).click()
  await expect(dialog().getByRole('button', { name: 'Finals only', exact: true })).toBeVisible()
})
