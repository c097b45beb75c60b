import { expect, type Page, test } from '@playwright/test'
import { expectNothingBeside } from './in-sight'
import { openStudio, PERSON, tiles } from './pages'
import { openPlugged, type Plugged } from './plugged-studio'
import { order, tokenOf } from './team'

/** A video for somebody without an account, from the link to its end. */

let opened: Plugged
let mina: Page
let guest: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  opened = await openPlugged(browser, 60)
  const { studio, page } = opened
  mina = page
  await order(studio, await tokenOf(studio, PERSON.email), { prompt: 'A secret lamp turns' })
  await expect(async () => {
    await openStudio(mina, studio.url)
    await expect(tiles(mina)).toHaveCount(1, { timeout: 5_000 })
  }).toPass({ timeout: 120_000 })
  await tiles(mina).first().click()
  await expect(mina).toHaveURL(/\/videos\//)
  guest = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
})

test.afterAll(async () => {
  await guest.context().close()
  await opened.close()
})

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share' })

/** Makes a link on the video's page, and answers with its address. */
const makeLink = async (fill: () => Promise<void> = async () => {}): Promise<string> => {
  await mina.getByRole('button', { name: 'Share', exact: true }).click()
  await fill()
  await dialog(mina).getByRole('button', { name: 'Make the link' }).click()
  const address = await dialog(mina).getByRole('region', { name: 'the link' }).innerText()
  await mina.keyboard.press('Escape')
  await expect(dialog(mina)).toHaveCount(0)
  return address.trim()
}

test('a guest watches, says something and approves, and the team sees it at once', async () => {
  const address = await makeLink(async () => {
    await dialog(mina).getByRole('textbox', { name: 'Title' }).fill('For Anna & Co <b>')
  })
  const answer = await guest.goto(address)
  expect(answer?.status()).toBe(200)
  expect(answer?.headers()['x-robots-tag']).toContain('noindex')
  expect(answer?.headers()['cache-control']).toContain('no-store')
  await expect(guest).toHaveTitle('For Anna & Co <b>')
  await expect(guest.locator('meta[property="og:image"]')).toHaveAttribute(
    'content',
    /\/card\.jpg$/,
  )
  for (const secret of ['A secret lamp', PERSON.name, PERSON.workspace, '400']) {
    expect(await guest.content()).not.toContain(secret)
  }
  await expect(guest.getByRole('link')).toHaveCount(0)
  for (const width of [390, 320]) {
    await guest.setViewportSize({ width, height: 844 })
    await expectNothingBeside(guest)
  }
  await expect
    .poll(() => guest.locator('video').evaluate((one: HTMLVideoElement) => one.readyState))
    .toBeGreaterThan(0)

  await guest.getByRole('button', { name: 'Approve' }).click()
  await expect(guest.getByRole('textbox', { name: 'Your name' })).toBeFocused()
  await expect(guest.getByText('Give your name first.')).toBeVisible()
  // What was pressed before there was a name is not forgotten over it.
  await guest.keyboard.type('Anna Kim')
  await guest.keyboard.press('Enter')
  await expect(guest.getByText('Approved: Anna Kim')).toBeVisible()
  const words = '<img src=x onerror=alert(1)> lovely'
  const field = guest.getByRole('textbox', { name: 'Comment', exact: true })
  await field.fill(words)
  await field.press('Control+Enter')
  await expect(guest.getByRole('listitem').filter({ hasText: words })).toBeVisible()

  const review = mina.getByRole('region', { name: 'Review' })
  await expect(review.getByText('Approved: Anna Kim')).toBeVisible()
  await expect(review.getByRole('listitem').filter({ hasText: words })).toContainText('Guest')
  // What the team says stays with it.
  const own = review.getByRole('textbox', { name: 'Comment', exact: true })
  await own.fill('Between us')
  await own.press('Control+Enter')
  await expect(review.getByRole('list').getByText('Between us', { exact: true })).toBeVisible()
  // A slip of the pen is mended by who made it, and what was taken back comes back.
  await guest.getByRole('button', { name: /^Edit/ }).click()
  await guest.getByRole('textbox', { name: 'Words of the comment' }).fill(`${words}, truly`)
  await guest.keyboard.press('Control+Enter')
  await expect(guest.getByText(`${words}, truly`)).toBeVisible()
  await guest.getByRole('button', { name: /^Delete/ }).click()
  await expect(guest.getByText(`${words}, truly`)).toHaveCount(0)
  await guest.getByRole('button', { name: 'Undo' }).click()
  await expect(guest.getByText(`${words}, truly`)).toBeVisible()
  await guest.reload()
  await expect(guest.getByText('You are here as Anna Kim.')).toBeVisible()
  await expect(guest.getByText(`${words}, truly`)).toBeVisible()
  await expect(guest.getByText('Between us')).toHaveCount(0)
})

test('a password lets in, and before it nothing is told', async () => {
  const address = await makeLink(async () => {
    await dialog(mina).getByRole('textbox', { name: 'Title' }).fill('Behind the door')
    await dialog(mina).getByRole('checkbox', { name: 'Ask for a password' }).check()
    await dialog(mina).getByRole('textbox', { name: 'Password' }).fill('hafen')
  })
  // Somebody else.
  await guest.context().clearCookies()
  await guest.goto(address)
  await expect(guest.getByRole('heading', { name: 'A password, please' })).toBeVisible()
  expect(await guest.content()).not.toContain('Behind the door')
  await expect(guest.locator('meta[property="og:image"]')).toHaveCount(0)
  await guest.getByRole('textbox', { name: 'Password' }).fill('harbour')
  await guest.keyboard.press('Enter')
  await expect(guest.getByText('This is not the password.')).toBeVisible()
  await guest.getByRole('textbox', { name: 'Password' }).fill('hafen')
  await guest.keyboard.press('Enter')
  await expect(guest.getByRole('heading', { name: 'Behind the door' })).toBeVisible()
  // What is said before there is a name goes with the name, once.
  const field = guest.getByRole('textbox', { name: 'Comment', exact: true })
  await field.fill('From behind it')
  await field.press('Control+Enter')
  await expect(guest.getByRole('textbox', { name: 'Your name' })).toBeFocused()
  await guest.keyboard.type('Jo')
  await guest.getByRole('button', { name: 'Continue' }).click()
  await expect(guest.getByRole('listitem').filter({ hasText: 'From behind it' })).toHaveCount(1)
  await expect(field).toHaveValue('')
})

test('a link that is revoked is over with the next request', async () => {
  const address = await makeLink(async () => {
    await dialog(mina).getByRole('textbox', { name: 'Title' }).fill('Soon over')
  })
  const counted = guest.waitForResponse(/\/view$/)
  await guest.goto(address)
  await expect(guest.getByRole('heading', { name: 'Soon over' })).toBeVisible()
  await counted
  await mina.getByRole('button', { name: 'Share', exact: true }).click()
  const row = dialog(mina).getByRole('listitem').filter({ hasText: 'Soon over' })
  await expect(row).toContainText('1 view')
  await row.getByRole('button', { name: 'Revoke: Soon over' }).click()
  await row.getByRole('button', { name: 'Revoke it' }).click()
  await expect(row).toContainText('Revoked')
  // Who has the page open hears it.
  await expect(guest.getByRole('heading', { name: 'This link is closed' })).toBeVisible()
  const answer = await guest.goto(address)
  expect(answer?.status()).toBe(410)
  await expect(guest.getByRole('heading', { name: 'This link is closed' })).toBeVisible()
  expect((await guest.goto(`${address.slice(0, -4)}AAAA`))?.status()).toBe(404)
  await expect(guest.getByRole('heading', { name: 'This link is closed' })).toBeVisible()
})
