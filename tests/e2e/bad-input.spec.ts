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

const upload = (name: string, mimeType: string, body: string | Buffer) =>
  page
    .locator('input[name=image]')
    .setInputFiles({ name, mimeType, buffer: Buffer.from(body as string) })

test('an empty prompt is said beside the prompt, which gets the focus', async () => {
  await generate(page).click()
  await expect(page.getByText('Write a prompt.')).toBeVisible()
  await expect(prompt(page)).toBeFocused()
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
    await expect(generate(page)).toHaveAccessibleDescription(/was not taken/)
    await page.getByRole('button', { name: 'Put away' }).click()
    await generate(page).click()
    await expect(page.getByText('Add a first frame.').first()).toBeVisible()
    await expect(prompt(page)).toHaveValue('It moves.')
  })
}

test('a request that the credits do not cover says what is missing and cannot be sent', async () => {
  await choose(page, 'Text')
  await page.getByRole('slider').fill('15')
  for (let sent = 0; sent < 9; sent++) {
    if (await page.getByText(/^Needs [\d,]+ more/).count()) break
    await prompt(page).fill(`Take ${sent}`)
    await page.getByRole('button', { name: /^Generate · 1,200/ }).click()
    await expect(page.getByText(`Take ${sent}`).nth(1)).toBeVisible()
    await page.waitForTimeout(700)
  }
  await expect(page.getByText(/Needs [\d,]+ more/).first()).toBeVisible()
})

test('somebody who is not a member finds nothing, signed in or not', async ({ request }) => {
  const foreign = await page.request.get(`${studio.url}/api/w/somebody-else/live`)
  expect(foreign.status()).toBe(404)
  const missing = await page.request.get(`${studio.url}/w/north-pier-films/videos/nothing`)
  expect(missing.status()).toBe(404)
  const stranger = await request.get(`${studio.url}/api/w/north-pier-films/videos`)
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
