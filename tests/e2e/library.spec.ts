import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { firstRun, generate, prompt, tiles } from './pages'
import { type Studio, startStudio } from './studio'

const INPUTS = '/w/north-pier-films/inputs'

/** Another colour is another file: the same bytes twice would be one input. */
const picture = (red: number): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 360, channels: 3, background: { r: red, g: 60, b: 90 } } })
    .png()
    .toBuffer()

/** Somebody else's web server, which gives away one picture. */
const serveOne = async (file: Buffer) => {
  const server = createServer((request, response) => {
    if (!request.url?.includes('.png')) return response.writeHead(404).end('no')
    response.writeHead(200, { 'content-type': 'image/png' }).end(file)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { host, stop: () => new Promise((done) => server.close(done)) }
}

let studio: Studio
let other: Awaited<ReturnType<typeof serveOne>>
let files: string
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  other = await serveOne(await picture(200))
  studio = await startStudio({ env: { OUTBOUND_ALLOW_HOSTS: other.host } })
  files = await mkdtemp(join(tmpdir(), 'dailies-inputs-'))
  // Axe opens a page beside it, which one that was opened alone does not allow.
  const context = await browser.newContext()
  page = await context.newPage()
  await firstRun(page, studio.url)
})

test.afterAll(async () => {
  await page.context().close()
  await studio.stop()
  await other.stop()
  await rm(files, { recursive: true, force: true })
})

const inputs = () => page.locator('li[data-input]')
const tile = (name: string) => page.getByRole('link', { name: `Use as first frame: ${name}` })

/** As the system hands them over: with what the page itself can make, a folder is a file. */
const drop = async (paths: string[]) => {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 400, data })
    if (type === 'dragOver') {
      await expect(page.getByText('Drop images and videos here')).toBeVisible()
    }
  }
  await session.detach()
}

test('takes what is dropped, and says that a folder is none of it', async () => {
  await page.goto(`${studio.url}${INPUTS}`)
  await expect(page.getByText(/can begin any shot/)).toBeVisible()
  await mkdir(join(files, 'storyboard'))
  await writeFile(join(files, 'storyboard', 'inside.png'), await picture(10))
  await writeFile(join(files, '등대.png'), await picture(20))
  await drop([join(files, 'storyboard'), join(files, '등대.png')])
  await expect(page.getByText('A folder was left out')).toBeVisible()
  await expect(tile('등대.png')).toBeVisible()
  await expect(inputs()).toHaveCount(1)
})

test('shows the input that a file is already', async () => {
  await drop([join(files, '등대.png')])
  await expect(page.getByText('등대.png is here already.')).toBeVisible()
  await expect(inputs()).toHaveCount(1)
})

test('takes a pasted picture', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(
    async (bytes) => {
      const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' })
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    },
    [...(await picture(30))],
  )
  await page.keyboard.press('Control+V')
  await expect(tile('image.png')).toBeVisible()
  await expect(inputs()).toHaveCount(2)
})

test('imports from an address, and says what is wrong with another', async () => {
  const open = page.getByRole('button', { name: 'From an address' })
  const address = page.getByLabel('Address of an image or video')
  const dialog = page.getByRole('dialog')
  await open.click()
  await expect(address).toBeFocused()
  await address.press('Enter')
  await expect(dialog.getByText('Enter an address.')).toBeVisible()
  await address.fill('ftp://example.com/a.png')
  await address.press('Enter')
  await expect(dialog.getByText(/begins with http/)).toBeVisible()
  await address.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(open).toBeFocused()

  await open.click()
  await address.fill(`http://${other.host}/${encodeURIComponent('항구.png')}?size=full`)
  await address.press('Enter')
  await expect(tile('항구.png')).toBeVisible()

  await open.click()
  await address.fill(`http://${other.host}/gone`)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const refused = page.getByText(/does not give this file away \(it answered 404\)/)
  await expect(refused).toBeVisible()
  await page.getByRole('button', { name: 'Change the address' }).click()
  await expect(address).toBeFocused()
  await expect(address).toHaveValue(`http://${other.host}/gone`)
  await address.fill(`http://${other.host}/gone-too`)
  await address.press('Enter')
  // Instead of the first, not beside it.
  await expect(page.getByText('gone-too')).toBeVisible()
  await expect(page.getByText('gone', { exact: true })).toBeHidden()
  await expect(refused).toHaveCount(1)
  await page.getByRole('button', { name: 'Put away' }).click()
  await expect(refused).toBeHidden()
  await expect(inputs()).toHaveCount(3)
})

test('is used once as the first frame, and tells where', async () => {
  await tile('등대.png').click()
  await expect(page).toHaveURL(/\/w\/north-pier-films$/)
  await expect(page.getByRole('radio', { name: 'Image', exact: true })).toBeChecked()
  await prompt(page).fill('The beam turns and stops on the boat.')
  await generate(page).click()
  await expect(tiles(page)).toHaveCount(1, { timeout: 120_000 })

  // What was chosen since is kept: the address says nothing any more.
  await page.getByRole('radio', { name: 'Text', exact: true }).check()
  await expect
    .poll(() => page.evaluate(() => Object.values({ ...localStorage }).join()))
    .toContain('"mode":"text"')
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Text', exact: true })).toBeChecked()

  await page.goto(`${studio.url}${INPUTS}`)
  const used = page.getByRole('button', { name: 'Used in 1 video' })
  await used.click()
  const dialog = page.getByRole('dialog', { name: 'Where 등대.png was used' })
  await expect(dialog.getByRole('link', { name: /The beam turns/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(used).toBeFocused()
})

test('is led by the keys alone', async () => {
  await tile('항구.png').focus()
  await page.keyboard.press('ArrowRight')
  await expect(tile('image.png')).toBeFocused()
  await page.keyboard.press('F2')
  const name = page.getByLabel('Name of the input')
  await expect(name).toBeFocused()
  await name.fill('부두 İskele.png')
  await name.press('Enter')
  await expect(tile('부두 İskele.png')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(page.getByText('부두 İskele.png was deleted.')).toBeVisible()
  await expect(tile('등대.png')).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(tile('부두 İskele.png')).toBeFocused()
  await expect(page.locator('#announcements')).toHaveText('부두 İskele.png was restored.')
  await expect(inputs()).toHaveCount(3)

  await page.getByRole('searchbox').fill('nothing like it')
  await page.getByRole('button', { name: 'Show all' }).press('Enter')
  await expect(inputs()).toHaveCount(3)
  await expect(inputs().first().locator('[data-tile]')).toBeFocused()
})

for (const locale of ['en', 'ko', 'tr']) {
  test(`has room on the narrowest window, in both themes: ${locale}`, async () => {
    await page.context().addCookies([{ name: 'locale', value: locale, url: studio.url }])
    await page.setViewportSize({ width: 320, height: 700 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(`${studio.url}/account`)
    await page.getByRole('combobox', { name: /^(Language|언어|Dil)$/ }).selectOption(locale)
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await page.goto(`${studio.url}${INPUTS}`)
    await expect(inputs()).toHaveCount(3)
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth)
        .map((one) => one.outerHTML.slice(0, 200)),
    )
    expect(wide).toEqual([])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
  })
}
