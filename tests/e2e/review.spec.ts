import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { addMember } from './members'
import { openStudio, PERSON, signIn, tiles } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'
import { order, tokenOf } from './team'

/** What two members say and decide about a video, each seeing the other without a reload. */

const EMRE = { name: 'Emre Aydın', email: 'emre@example.com', role: 'member' } as const

let opened: Plugged
let mina: Page
let emre: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  opened = await openPlugged(browser, 60)
  const { studio, page } = opened
  mina = page
  await addMember(studio, EMRE)
  await order(studio, await tokenOf(studio, PERSON.email), { prompt: 'A lamp turns' })
  await expect(async () => {
    await openStudio(mina, studio.url)
    await expect(tiles(mina)).toHaveCount(1, { timeout: 5_000 })
  }).toPass({ timeout: 120_000 })
  await tiles(mina).first().click()
  await expect(mina).toHaveURL(/\/videos\//)
  emre = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await emre.goto(mina.url())
  await signIn(emre, undefined, EMRE.email)
  await expect(emre).toHaveURL(/\/videos\//)
})

test.afterAll(async () => {
  await emre.context().close()
  await opened.close()
})

const review = (page: Page) => page.getByRole('region', { name: 'Review' })
const field = (page: Page) => review(page).getByRole('textbox', { name: 'Comment', exact: true })
const comment = (page: Page, words: string) =>
  review(page).getByRole('listitem').filter({ hasText: words })
const seconds = (page: Page) =>
  page
    .locator('video')
    .evaluate((one: HTMLVideoElement) => (one.readyState > 0 ? one.currentTime : -1))

test('a comment at a frame is there for others without a reload, and leads to its frame', async () => {
  await expect.poll(() => seconds(mina)).toBeGreaterThan(-1)
  for (let step = 0; step < 3; step++) await mina.keyboard.press('.')
  await mina.keyboard.press('m')
  await expect(field(mina)).toBeFocused()
  await mina.keyboard.type('The haze pops <b>here</b>')
  // What is not sent yet survives.
  await mina.reload()
  await expect(field(mina)).toHaveValue('The haze pops <b>here</b>')
  await expect(review(mina).getByRole('button', { name: 'At 0:00+03' })).toBeVisible()
  await field(mina).press('Control+Enter')
  await expect(comment(mina, 'The haze pops <b>here</b>')).toBeVisible()
  await expect(field(mina)).toHaveValue('')

  await expect(comment(emre, 'The haze pops <b>here</b>')).toBeVisible()
  await expect(comment(emre, 'The haze pops').getByRole('button', { name: 'Edit' })).toHaveCount(0)
  await emre.getByRole('button', { name: 'Comment by Mina Seo, 0:00 +03' }).click()
  await expect.poll(() => seconds(emre)).toBeCloseTo(3.5 / 24, 2)
  await emre.keyboard.press('.')
  await review(emre).getByRole('button', { name: 'Previous comment' }).click()
  await expect.poll(() => seconds(emre)).toBeCloseTo(3.5 / 24, 2)
})

test('a sentence that is being composed is sent whole, once', async () => {
  await field(emre).focus()
  const session = await emre.context().newCDPSession(emre)
  await session.send('Input.imeSetComposition', { text: '바', selectionStart: 1, selectionEnd: 1 })
  await emre.keyboard.press('Control+Enter')
  await expect(comment(emre, '바')).toHaveCount(0)
  await session.send('Input.insertText', { text: '바다' })
  await expect(comment(emre, '바다')).toHaveCount(1)
  await expect(comment(mina, '바다')).toHaveAttribute('data-comment', /./)
  await expect(comment(mina, '바다').locator('p[lang=ko]')).toHaveText('바다')
})

test('one question without an answer is not the last', async () => {
  const asked = /\/videos\/[^/]+\/comments$/
  const failed = emre.waitForEvent('requestfailed', { predicate: (it) => asked.test(it.url()) })
  await emre.route(asked, (route) => route.abort())
  await failed
  await field(mina).fill('Said meanwhile')
  await field(mina).press('Control+Enter')
  await expect(comment(mina, 'Said meanwhile')).toBeVisible()
  await emre.unroute(asked)
  await expect(comment(emre, 'Said meanwhile')).toBeVisible()
})

test('what is said is edited, resolved, deleted and brought back', async () => {
  await comment(mina, 'The haze').getByRole('button', { name: 'Edit' }).click()
  const words = mina.getByRole('textbox', { name: 'Words of the comment' })
  await words.fill('The haze is gone')
  await words.press('Control+Enter')
  await expect(comment(emre, 'The haze is gone')).toContainText('edited')
  await comment(emre, 'The haze is gone').getByRole('button', { name: 'Resolve' }).click()
  await expect(review(mina).getByRole('button', { name: '1 resolved' })).toBeVisible()
  await expect(mina.getByRole('button', { name: /^Comment by Mina/ })).toHaveCount(0)
  await review(mina).getByRole('button', { name: '1 resolved' }).click()
  await expect(comment(mina, 'The haze is gone')).toContainText(/Resolved: Emre Aydın/)
  await comment(mina, 'The haze is gone').getByRole('button', { name: 'Delete' }).click()
  await expect(comment(emre, 'The haze is gone')).toHaveCount(0)
  const undo = review(mina).getByRole('button', { name: 'Undo' })
  await expect(undo).toBeFocused()
  await undo.press('Enter')
  await expect(review(emre).getByRole('button', { name: '1 resolved' })).toBeVisible()
})

test('the choice and the verdict say who and when, also to others', async () => {
  await review(emre).getByRole('button', { name: 'Ask for changes' }).click()
  await expect(review(emre).getByText('Changes asked: Emre Aydın')).toBeVisible()
  await expect(review(mina).getByText('Changes asked: Emre Aydın')).toBeVisible()
  await mina.getByRole('region', { name: 'Player' }).focus()
  await mina.keyboard.press('s')
  const select = mina.getByRole('button', { name: 'Select', exact: true })
  await expect(select).toHaveAttribute('aria-pressed', 'true')
  await expect(emre.getByText('Selected: Mina Seo')).toBeVisible()
  await mina.keyboard.press('s')
  await expect(select).toHaveAttribute('aria-pressed', 'false')
  await expect(emre.getByText('Selected: Mina Seo')).toHaveCount(0)
})

test('what the studio has not been told does not hold', async () => {
  const approve = review(emre).getByRole('button', { name: 'Approve' })
  const changes = review(emre).getByRole('button', { name: 'Ask for changes' })
  await emre.context().setOffline(true)
  await approve.click()
  await expect(review(emre).getByText('The studio did not answer')).toBeVisible()
  await expect(approve).toHaveAttribute('aria-pressed', 'false')
  await expect(changes).toHaveAttribute('aria-pressed', 'true')
  await emre.context().setOffline(false)
})

test('the comments leave as a file that is named like the video', async () => {
  const saving = mina.waitForEvent('download')
  await review(mina).getByRole('button', { name: 'Export the comments' }).click()
  await mina.getByRole('menuitem', { name: 'Markers (EDL)' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toMatch(/_t1_.*_comments\.edl$/)
  expect(await readFile(await file.path(), 'utf8')).toContain(
    '* LOC: 00:00:00:03 GREEN   Mina Seo: ',
  )
  await expect(mina).toHaveURL(/\/videos\//)
})
