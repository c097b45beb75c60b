import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { dropFromSystem } from './hands'
import { choose, firstRun, generate, prompt } from './pages'
import { noise, png } from './pictures'
import { type Studio, startStudio } from './studio'

/** Files that cannot be taken: refused in words beside the place, before a byte of them travels. */

const INPUTS = '/api/w/north-pier-films/inputs'

let studio: Studio
let page: Page
let folder: string
/** Names of the files that were sent. */
const sent: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-wrong-'))
  studio = await startStudio({ env: { EMULATOR_SPEED: '300' } })
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith(INPUTS)) return
    sent.push(decodeURIComponent(request.headers()['x-file-name'] ?? ''))
  })
  await firstRun(page, studio.url)
  // A real video, for later.
  await prompt(page).fill('A boat rests.')
  await generate(page).click()
  await page.getByRole('button', { name: 'Undo' }).first().waitFor()
})

test.afterAll(async () => {
  await page.close()
  await studio.stop()
  await rm(folder, { recursive: true, force: true })
})

const place = (name: string) => page.locator(`input[name=${name}]`)
const composer = () => page.getByRole('region', { name: 'New take' })
const said = (words: string | RegExp) => composer().getByText(words).filter({ visible: true })

/** What is wrong with a place, where it stands. */
const besidePlace = (words: string) =>
  composer().locator('[id$="-error"]').filter({ hasText: words })

const write = async (name: string, options: Parameters<typeof png>[1] = {}): Promise<string> => {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, (await png(name, options)).buffer)
  return path
}

const writeNoise = async (name: string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, (await noise(name)).buffer)
  return path
}

/** Of a size that takes no room on the disk. */
const writeEmpty = async (name: string, bytes: number): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, '')
  await truncate(path, bytes)
  return path
}

test('a folder is left out wherever it is dropped, and nothing else changes', async () => {
  await write('storyboard/inside.png')
  const storyboard = join(folder, 'storyboard')
  // Where no place is at hand: the composer of a mode that takes no files.
  await dropFromSystem(page, prompt(page), [storyboard])
  await expect(said('A folder was left out')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Text', exact: true })).toBeChecked()
  await expect(prompt(page)).toHaveValue('A boat rests.')
  for (const [mode, name] of [
    ['Image', 'image'],
    ['Reference', 'images'],
    ['Edit', 'video'],
  ] as const) {
    await choose(page, mode)
    await dropFromSystem(page, place(name), [storyboard])
    await expect(besidePlace('A folder was left out')).toBeVisible()
  }
  expect(sent).toEqual([])
})

test('two hundred files at once: what fits is taken, the rest is counted', async () => {
  const many = await Promise.all(
    Array.from({ length: 200 }, (_, at) => write(`many/${at}.png`, { width: 640 + at })),
  )
  await choose(page, 'Image')
  await dropFromSystem(page, prompt(page), many)
  await expect(said('Only 1 fits: 199 left out.')).toBeVisible()
  await expect(page.getByRole('img', { name: '0.png' })).toBeVisible()
  await choose(page, 'Reference')
  await dropFromSystem(page, place('images'), many.slice(1))
  await expect(said('Only 7 fit: 192 left out.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^What image \d is$/ })).toHaveCount(7)
  await dropFromSystem(page, prompt(page), many.slice(8))
  await expect(said('No place is left: 192 left out.')).toBeVisible()
  expect(sent).toHaveLength(8)

  // The library takes more at once, and says so too.
  await page.getByRole('link', { name: 'Inputs', exact: true }).click()
  await expect(page.locator('li[data-input]')).toHaveCount(8)
  await page.route(`**${INPUTS}`, (route) => route.abort('connectionreset'))
  await dropFromSystem(page, page.locator('main'), many)
  await expect(page.getByText('At most 100 files at once: 100 left out.')).toBeVisible()
  await expect(page.getByText('100 failed')).toBeVisible({ timeout: 30_000 })
  await page.unroute(`**${INPUTS}`)
  await page.getByRole('button', { name: 'Put all away' }).click()
  await expect(page.getByRole('region', { name: 'Uploads' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Studio', exact: true }).click()
})

test('three gigabytes are refused before a byte of them is sent', async () => {
  const film = await writeEmpty('film.mp4', 3_000_000_000)
  await choose(page, 'Text')
  sent.length = 0
  await dropFromSystem(page, prompt(page), [film])
  await expect(said('Videos may have at most 200 MB; this one has 3,000 MB.')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Edit', exact: true })).toBeChecked()
  await page.getByRole('button', { name: 'Put away' }).click()
  await choose(page, 'Reference')
  await dropFromSystem(page, place('video'), [await writeEmpty('reel.mxf', 3_000_000_000)])
  await expect(said(/this one has 3,000 MB/)).toBeVisible()
  await page.getByRole('button', { name: 'Put away' }).click()
  expect(sent).toEqual([])
})

test('an image on a video’s place and a video on an image’s are refused, and nothing is lost', async () => {
  const still = await write('still.png', { colour: '#aa3311' })
  const clip = await writeEmpty('clip.mp4', 1_000_000)
  await choose(page, 'Edit')
  await dropFromSystem(page, prompt(page), [still])
  await expect(said('This takes a video; that is an image.')).toBeVisible()
  await choose(page, 'Image')
  await dropFromSystem(page, place('endImage'), [clip])
  await expect(said('This takes an image; that is a video.')).toHaveCount(1)
  await dropFromSystem(page, page.getByRole('img', { name: '0.png' }), [clip])
  await expect(said('This takes an image; that is a video.')).toHaveCount(2)
  await expect(page.getByRole('img', { name: '0.png' })).toBeVisible()
  await choose(page, 'Reference')
  await dropFromSystem(page, page.getByRole('list', { name: 'Reference images' }), [clip])
  await expect(said('This takes an image; that is a video.')).toHaveCount(1)
  expect(sent).toEqual([])
})

test('a video dropped on a video’s place is taken', async () => {
  const newest = async () => {
    const answer = await page.request.get(`${studio.url}/api/videos?workspace=north-pier-films`)
    const [id] = (await answer.json()).data.cells[0] ?? []
    return id && `/api/w/north-pier-films/videos/${id}/file`
  }
  await expect.poll(newest, { timeout: 120_000 }).toBeTruthy()
  const path = join(folder, 'boat.mp4')
  const film = await page.request.get(`${studio.url}${await newest()}`)
  await writeFile(path, await film.body())
  await choose(page, 'Edit')
  await dropFromSystem(page, place('video'), [path])
  await expect(page.getByRole('img', { name: 'A frame of boat.mp4' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove source video' })).toBeVisible()
  expect(sent).toEqual(['boat.mp4'])
})

test('a file that goes away before its turn says so, and those beside it arrive', async () => {
  // Beside a video there would be room for fewer.
  await page.getByRole('button', { name: 'Remove source video' }).click()
  await choose(page, 'Reference')
  for (let left = 4; left > 0; left--) {
    await page.getByRole('button', { name: `Remove image ${left}` }).click()
  }
  await expect(page.getByRole('textbox', { name: /^What image/ })).toHaveCount(3)
  const network = await page.context().newCDPSession(page)
  const upload = (uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1 },
      uploadThroughput,
    })
  const slow = await Promise.all(['w', 'x', 'y', 'z'].map((name) => writeNoise(`${name}.png`)))
  await upload(200_000)
  await dropFromSystem(page, place('images'), slow)
  await expect(composer().getByRole('progressbar', { name: /z\.png/ })).toBeVisible()
  await rm(join(folder, 'z.png'))
  // One that is already being read: what is left of it is not what was chosen.
  await expect(
    composer()
      .getByText(/^[1-9]\d?%$/)
      .first(),
  ).toBeVisible()
  await truncate(join(folder, 'x.png'), 1000)
  await upload(-1)
  await expect(said(/This file cannot be read any more/)).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: /^What image/ })).toHaveCount(5)
})

test('that a folder was left out is said until something else is done there', async () => {
  const storyboard = join(folder, 'storyboard')
  await dropFromSystem(page, place('images'), [storyboard])
  await expect(besidePlace('A folder was left out')).toBeVisible()
  await page.getByRole('textbox', { name: 'What image 1 is' }).fill('Mina')
  await expect(besidePlace('A folder was left out')).toHaveCount(0)
  // The same where no place is at hand.
  await choose(page, 'Text')
  await dropFromSystem(page, prompt(page), [storyboard])
  await expect(said('A folder was left out')).toBeVisible()
  await choose(page, 'Reference')
  await expect(said('A folder was left out')).toHaveCount(0)
})

test('a file that falls beside the composer opens nothing', async () => {
  const path = await write('beside.png')
  const address = page.url()
  const over = page.evaluate(
    () =>
      new Promise<string>((done) =>
        window.addEventListener('dragover', ({ defaultPrevented, dataTransfer }) =>
          done(`${defaultPrevented} ${dataTransfer?.dropEffect}`),
        ),
      ),
  )
  await dropFromSystem(page, page.getByRole('heading', { name: 'On the way' }), [path])
  expect(await over).toBe('true none')
  expect(page.url()).toBe(address)
  expect(page.context().pages()).toHaveLength(1)
})
