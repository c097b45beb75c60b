import { expect, type Page, test } from '@playwright/test'
import { type Studio, startStudio } from './studio'

/** The language of a page: the account's, then this browser's choice, then the browser's own. */

let studio: Studio

test.beforeAll(async () => {
  studio = await startStudio()
})
test.afterAll(() => studio.stop())

const languages = (page: Page) => page.getByRole('combobox', { name: /^(Language|언어|Dil)$/ })
const html = (page: Page) => page.locator('html')

/** What hangs over its own edge, or over that of the window, in a window as narrow as any. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>('button, a, label, select, h1, h2')
    const over = [...controls].filter(
      (element) =>
        element.checkVisibility() &&
        element.getClientRects().length > 0 &&
        getComputedStyle(element).clipPath === 'none' &&
        (element.getBoundingClientRect().right > innerWidth ||
          element.scrollWidth > element.clientWidth + 1) &&
        getComputedStyle(element).display !== 'inline',
    )
    const page =
      document.documentElement.scrollWidth -
      Math.ceil(document.documentElement.getBoundingClientRect().width)
    return [...over.map((element) => element.outerHTML.slice(0, 200)), ...(page > 0 ? [page] : [])]
  })

test('is chosen before the first account, goes with it, and loses nothing typed', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'ko-KR' })
  const page = await context.newPage()
  await page.goto(studio.url)
  await expect(html(page)).toHaveAttribute('lang', 'ko')
  await expect(page).toHaveTitle('설정 시작 · Dailies')
  const set = await page.evaluate(() => {
    const { fontSize, lineHeight, wordBreak, overflowWrap } = getComputedStyle(document.body)
    return { fontSize, lineHeight, wordBreak, overflowWrap }
  })
  expect(set).toEqual({
    fontSize: '14px',
    lineHeight: '22px',
    wordBreak: 'keep-all',
    overflowWrap: 'anywhere',
  })

  await page.getByLabel('이름').fill('서미나')
  await page.getByLabel('비밀번호', { exact: true }).fill('short')
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await languages(page).selectOption({ label: 'Türkçe' })
  await expect(html(page)).toHaveAttribute('lang', 'tr')
  await expect(page.getByRole('heading', { name: 'Stüdyonuzu kurun' })).toBeVisible()
  await expect(page).toHaveTitle('Kurulum · Dailies')
  await expect(page.getByLabel('Adınız')).toHaveValue('서미나')
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
  await expect(page.locator('option[lang=ko]')).toHaveText('한국어')

  await page.getByLabel('E-posta').fill('mina@example.com')
  await page.getByLabel('Çalışma alanı').fill('Kuzey İskele')
  await page.getByRole('button', { name: 'Stüdyoyu oluştur' }).click()
  await expect(page.getByText('En az 8 karakter olmalı.')).toBeVisible()
  await page.getByLabel('Parola', { exact: true }).fill('a lamp by the harbour')
  await page.getByRole('button', { name: 'Stüdyoyu oluştur' }).click()
  await expect(page).toHaveURL(/\/w\/kuzey-iskele$/)
  await expect(html(page)).toHaveAttribute('lang', 'tr')

  await context.clearCookies({ name: 'locale' })
  await page.goto(`${studio.url}/account`)
  await expect(languages(page)).toHaveValue('tr')
  await page.getByLabel('Yeni parola').fill('half a pass')
  await languages(page).selectOption('ko')
  await expect(html(page)).toHaveAttribute('lang', 'ko')
  await expect(page.getByLabel('새 비밀번호')).toHaveValue('half a pass')

  await page.getByRole('button', { name: '로그아웃' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await expect(page.getByRole('heading', { name: '로그인' })).toBeVisible()
  await languages(page).selectOption('en')
  await expect(html(page)).toHaveAttribute('lang', 'en')
  await languages(page).selectOption({ label: 'Follow the browser' })
  await expect(html(page)).toHaveAttribute('lang', 'ko')
  await context.close()
})

for (const locale of ['en', 'ko', 'tr']) {
  test(`has room on the narrowest window: ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ locale, viewport: { width: 320, height: 700 } })
    const page = await context.newPage()
    await page.goto(`${studio.url}/sign-in`)
    await expect(html(page)).toHaveAttribute('lang', locale)
    expect(await overflowing(page)).toEqual([])
    await page.locator('input[name=email]').fill('mina@example.com')
    await page.locator('input[name=password]').fill('a lamp by the harbour')
    await page.locator('button[type=submit]').click()
    await expect(page).toHaveURL(/\/w\/kuzey-iskele$/)
    await page.goto(`${studio.url}/account`)
    await languages(page).selectOption(locale)
    await expect(html(page)).toHaveAttribute('lang', locale)
    expect(await overflowing(page)).toEqual([])
    await page.goto(`${studio.url}/w/kuzey-iskele/settings`)
    expect(await overflowing(page)).toEqual([])
    await context.close()
  })
}
