import { expect, type Page, test } from '@playwright/test'
import { choose, firstRun, generate, prompt } from './pages'
import { type Studio, startStudio } from './studio'

/** What a person can do wrong in the composer ends in words beside the field, and nothing is lost. */

let studio: Studio
let page: Page

test.beforeAll(async ({ browser }) => {
  studio = await startStudio()
  page = await browser.newPage()
  await firstRun(page, studio.url)
})

test.afterAll(async () => {
  await page.close()
  await studio.stop()
})

const number = (count: number) => count.toLocaleString('en')

const upload = (name: string, mimeType: string, body: string | Buffer) =>
  page
    .locator('input[name=image]')
    .setInputFiles({ name, mimeType, buffer: Buffer.from(body as string) })

test('an empty prompt is said beside the prompt, which gets the focus', async () => {
  await generate(page).click()
  await expect(page.getByText('Write a prompt.', { exact: true })).toBeVisible()
  await expect(prompt(page)).toBeFocused()
})

test('above the button the first mistake is named, and leads to its field', async () => {
  await choose(page, 'Edit')
  await generate(page).click()
  const line = page.getByText('Video: Add a video. 1 more field needs a change.')
  await expect(line).toBeVisible()
  // Its place comes with a script of its own, and says it there as well.
  await expect(page.getByText('Add a video.', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Go to it' }).click()
  await expect(page.locator('input[name=video]')).toBeFocused()
  await choose(page, 'Text')
  await expect(line).toHaveCount(0)
})

for (const [name, text] of [
  ['Latin', 'a'.repeat(2001)],
  ['emoji', '😀'.repeat(1001)],
  ['Korean', '바'.repeat(2001)],
] as const) {
  test(`a prompt that is too long is refused and kept: ${name}`, async () => {
    await prompt(page).fill(text)
    await generate(page).click()
    await expect(page.getByText(/At most 2,000 characters/).first()).toBeVisible()
    await expect(prompt(page)).toHaveValue(text)
  })
}

test('markup and Turkish and Korean are only text', async () => {
  const text = '</script><b>Işık sönerken 고요한 바다</b>'
  await prompt(page).fill(text)
  await generate(page).click()
  await expect(page.locator('article, li, section').getByText(text).first()).toBeVisible()
  await page.reload()
  await expect(prompt(page)).toHaveValue(text)
})

for (const [name, mimeType, body] of [
  ['drawing.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['page.jpg', 'image/jpeg', '<!doctype html><title>no picture</title>'],
  ['cut.png', 'image/png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
] as const) {
  test(`a file that is no picture is refused with a reason: ${name}`, async () => {
    await page.reload()
    await choose(page, 'Image')
    await upload(name, mimeType, body)
    await expect(
      page
        .getByText(/image|picture|JPEG|PNG/i)
        .locator('visible=true')
        .last(),
    ).toBeVisible()
    await prompt(page).fill('It moves.')
    await expect(generate(page)).toHaveAttribute('aria-disabled', 'true')
    await expect(generate(page)).toHaveAccessibleDescription(/was not taken\. Put it away\./)
    await page.getByRole('button', { name: 'Put away' }).click()
    await generate(page).click()
    await expect(page.getByText('Add a first frame.').first()).toBeVisible()
    await expect(prompt(page)).toHaveValue('It moves.')
  })
}

test('a request that the credits do not cover says what is missing and cannot be sent', async () => {
  await page.reload()
  await choose(page, 'Text')
  await page.getByRole('slider').fill('15')
  const button = page.getByRole('button', { name: /^(Generate · 1,200|Needs)/ })
  const answer = await page.request.get(`${studio.url}/api/w/north-pier-films/live`)
  let left: number = (await answer.json()).data.balance.available
  for (; left >= 1_200; left -= 1_200) {
    await prompt(page).fill(`One of ${left}`)
    await expect(button).toHaveText('Generate · 1,200')
    await button.click()
    await expect(page.getByRole('listitem').getByText(`One of ${left}`).first()).toBeVisible()
    await expect(button).not.toHaveAttribute('aria-busy', 'true')
  }
  await prompt(page).fill('One too many')
  await expect(button).toHaveText(RegExp(`^Needs ${number(1_200 - left)} more`))
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await button.click({ force: true })
  await expect(page.getByRole('listitem').getByText('One too many')).toHaveCount(0)
  await expect(prompt(page)).toHaveValue('One too many')
})

test('somebody who is not a member finds nothing, signed in or not', async ({ request }) => {
  const foreign = await page.request.get(`${studio.url}/api/w/somebody-else/live`)
  expect(foreign.status()).toBe(404)
  const missing = await page.request.get(`${studio.url}/w/north-pier-films/videos/nothing`)
  expect(missing.status()).toBe(404)
  const stranger = await request.get(`${studio.url}/api/videos?workspace=north-pier-films`)
  expect(stranger.status()).toBe(401)
})

test('a JSON body that is none gets a clear answer', async () => {
  const answer = await page.request.post(`${studio.url}/api/w/north-pier-films/inputs`, {
    headers: { origin: studio.url, 'x-file-name': 'a.png' },
    data: '{',
  })
  expect(answer.status()).toBeGreaterThanOrEqual(400)
  expect(answer.status()).toBeLessThan(500)
  expect(await answer.json()).toMatchObject({ ok: false, error: { message: expect.any(String) } })
})
