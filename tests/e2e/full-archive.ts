import { expect, type Page } from '@playwright/test'
import { type FullStudio, makeOne, SCREENS, WORKSPACE } from './full-studio'
import { PERSON, tiles } from './pages'
import { order, tokenOf } from './team'

/** What an archive in use has on its screens, made as a person makes it: see `fillArchive`. */

/** A name that no line has room for. */
const LONG_NAME = 'Gökyüzündekibulutlarımızdanmışçasına of the harbour film, the second reel'
export const REMARKS = [
  'The haze pops here, one frame.',
  '여기서 크레인을 멈추고 이어가 주세요. 빛은 그대로 좋습니다.',
  `Gökyüzündekibulutlarımızdanmışçasına${'mışçasına'.repeat(12)} ${'hold it longer, '.repeat(12)}`,
]

/** Before anything is in them. */
export const EMPTY_SCREENS = {
  'collections, empty': `${WORKSPACE}/collections`,
  'trash, empty': `${WORKSPACE}/trash`,
  'screening, nothing to show': `${WORKSPACE}/screening?date=2020-01-01`,
  'gallery, nothing matches': `${WORKSPACE}/gallery?search=nowhere&type=o3-pro-edit&date=2020-01-01`,
} as const

export type ArchiveScreens = Record<string, string>

/** What opens without an account. */
export const isPublic = (path: string): boolean => path.startsWith('/share/')

/** What opens on the screens, in whatever language they are. */
export const OPENED: { name: string; screen: string; open: (page: Page) => Promise<void> }[] = [
  {
    name: 'saved views',
    screen: 'a filtered gallery',
    open: async (page) => {
      await page.locator('search button[aria-haspopup=menu]').click()
      await page.getByRole('menuitem').first().click()
      await expect(dialog(page).getByRole('listitem')).toHaveCount(2)
    },
  },
  {
    name: 'the links of a video',
    screen: 'a reviewed video',
    open: async (page) => {
      await page.locator('main header button').last().click()
      await expect(dialog(page).getByRole('listitem')).toHaveCount(3)
    },
  },
  {
    name: 'what is chosen',
    screen: 'a filtered gallery',
    open: async (page) => {
      // Scripts have taken the page over: a key before that is nobody's.
      await expect(page.locator('main li.absolute').first()).toBeVisible()
      await tiles(page).first().focus()
      await page.keyboard.press('Space')
      // A tile that has the focus says more than it has room for; its name says all of it.
      await page.locator('section.sticky button').first().focus()
    },
  },
]

const SHOTS = [
  { prompt: '고요한 바다, 새벽의 등대와 작은 배 한 척', aspect_ratio: '9:16', sound: true },
  { prompt: `${LONG_NAME} wakes while the fog lifts`, aspect_ratio: '1:1', sound: true },
  { prompt: 'İstanbul’da ışıklı bir gece, ağır çekim', aspect_ratio: '16:9', sound: true },
  { prompt: 'A parade crosses the square', aspect_ratio: '16:9', sound: true },
]

/** Two takes of one shot and some others; answers with the path of the second take. */
export const fillVideos = async (page: Page, { studio }: FullStudio): Promise<string> => {
  await makeOne(page)
  const count = (videos: number) =>
    expect(async () => {
      await page.goto(`${studio.url}${WORKSPACE}`)
      await expect(tiles(page)).toHaveCount(videos, { timeout: 5_000 })
    }).toPass({ timeout: 150_000 })
  await tiles(page).first().click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('See it in the studio')).toBeVisible()
  await count(2)
  const video = await tiles(page).first().getAttribute('href')
  if (!video) throw new Error('there is no second take')
  const token = await tokenOf(studio, PERSON.email)
  for (const shot of SHOTS) await order(studio, token, shot)
  await count(2 + SHOTS.length)
  return video
}

const dialog = (page: Page) => page.getByRole('dialog')
const chosenBar = (page: Page) => page.getByRole('region', { name: 'What is chosen' })

const openGallery = async (page: Page, url: string) => {
  await page.goto(`${url}${SCREENS.gallery}`, { waitUntil: 'networkidle' })
  await expect(tiles(page).first()).toBeVisible()
}

/** Chooses so many from the newest on, by the keys. */
const choose = async (page: Page, count: number) => {
  await tiles(page).first().focus()
  await page.keyboard.press('Space')
  for (let more = 1; more < count; more++) await page.keyboard.press('Shift+ArrowRight')
  await expect(chosenBar(page)).toContainText(`${count} chosen`)
}

const press = (page: Page, name: string) =>
  chosenBar(page).getByRole('button', { name, exact: true }).click()

const collect = async (page: Page, url: string, count: number, name: string) => {
  await openGallery(page, url)
  await choose(page, count)
  await press(page, 'Collect')
  await dialog(page).getByLabel('New collection').fill(name)
  await page.keyboard.press('Enter')
  await expect(chosenBar(page)).toContainText('added')
}

const keepView = async (page: Page, url: string, query: string, name: string) => {
  await page.goto(`${url}${SCREENS.gallery}?${query}`, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Saved views' }).click()
  await dialog(page).getByLabel('Save these filters as').fill(name)
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('button', { name, exact: true }).first()).toBeVisible()
}

/** Says and decides what a review has, on the page of a video. */
const reviewIt = async (page: Page) => {
  const review = page.getByRole('region', { name: 'Review' })
  const field = review.getByRole('textbox', { name: 'Comment', exact: true })
  for (const remark of REMARKS) {
    await page.getByRole('region', { name: 'Player' }).focus()
    await page.keyboard.press('.')
    await field.fill(remark)
    await field.press('Control+Enter')
    await expect(field).toHaveValue('')
  }
  await review.getByRole('listitem').first().getByRole('button', { name: 'Resolve' }).click()
  await expect(review.getByRole('button', { name: '1 resolved' })).toBeVisible()
  await review.getByRole('button', { name: 'Ask for changes' }).click()
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  await expect(page.getByText(/^Selected: /)).toBeVisible()
}

/** Makes a link on the page of a video, and answers with its path. */
const makeLink = async (page: Page, title: string, password?: string): Promise<string> => {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await dialog(page).getByRole('textbox', { name: 'Title' }).fill(title)
  for (const box of await dialog(page).getByRole('checkbox').all()) await box.check()
  const asks = dialog(page).getByRole('checkbox', { name: 'Ask for a password' })
  if (password) await dialog(page).getByRole('textbox', { name: 'Password' }).fill(password)
  else await asks.uncheck()
  await dialog(page).getByRole('button', { name: 'Make the link' }).click()
  const address = await dialog(page).getByRole('region', { name: 'the link' }).innerText()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  return new URL(address.trim()).pathname
}

const revoke = async (page: Page, title: string) => {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const row = dialog(page).getByRole('listitem').filter({ hasText: title })
  await row.getByRole('button', { name: `Revoke: ${title}` }).click()
  await row.getByRole('button', { name: 'Revoke it' }).click()
  await expect(row).toContainText('Revoked')
  await page.keyboard.press('Escape')
}

const startScreening = async (page: Page, url: string): Promise<string> => {
  await page.goto(`${url}${WORKSPACE}/screening?type=pro-text-to-video`)
  await page.getByRole('button', { name: 'Start the screening' }).click()
  await expect(page.getByRole('region', { name: /^Screening:/ })).toContainText('1 of')
  return new URL(page.url()).pathname
}

/**
 * Two collections, two views, a reviewed video with three links, a pair to compare, a screening that
 * goes on and one at its end, and what is in the trash. Answers with where all of it is.
 * @param video the path of the video that is reviewed and shared
 */
export const fillArchive = async (
  page: Page,
  url: string,
  video: string,
): Promise<ArchiveScreens> => {
  await openGallery(page, url)
  await choose(page, 2)
  await press(page, 'Delete')
  await expect(chosenBar(page)).toContainText('trash')
  await collect(page, url, 1, '고객에게 보낼 컷')
  await collect(page, url, 4, LONG_NAME)
  await page.goto(`${url}${WORKSPACE}/collections`)
  const collection = await page.getByRole('link', { name: LONG_NAME }).first().getAttribute('href')
  await keepView(page, url, 'choice=select&ratio=16%3A9', '부산 셀렉트')
  await keepView(page, url, 'sound=on', LONG_NAME)

  await page.goto(`${url}${video}`, { waitUntil: 'networkidle' })
  await reviewIt(page)
  const shared = await makeLink(page, 'Harbour film, for Anna & Co')
  const locked = await makeLink(page, 'Behind the door', 'harbour')
  const closed = await makeLink(page, 'Soon over')
  await revoke(page, 'Soon over')

  await openGallery(page, url)
  const [a, b] = await tiles(page).evaluateAll((all) =>
    all.map((one) => (one as HTMLElement).dataset.tile),
  )
  const running = await startScreening(page, url)
  const summary = await startScreening(page, url)
  await page.keyboard.press('End')
  await expect(page.getByRole('region', { name: /^Screening:/ })).toContainText(/(\d+) of \1 /)
  await page.keyboard.press(' ')
  await expect(page.getByRole('status').filter({ hasText: /takes?,/ })).toBeVisible()

  return {
    'a filtered gallery': `${SCREENS.gallery}?sound=on`,
    collections: `${WORKSPACE}/collections`,
    'a collection': collection ?? '',
    'a reviewed video': video,
    'a comparison': `${WORKSPACE}/compare?a=${a}&b=${b}`,
    'a screening to begin': `${WORKSPACE}/screening`,
    'a screening': running,
    'the end of a screening': summary,
    trash: `${WORKSPACE}/trash`,
    'a shared page': shared,
    'a locked page': locked,
    'a closed page': closed,
  }
}
