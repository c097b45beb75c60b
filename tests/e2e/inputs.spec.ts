import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { choose, firstRun, generate, openStudio, prompt, tiles } from './pages'
import { type Studio, startStudio } from './studio'

/** How images and videos come into a request, and that nothing is lost when they do not. */

const INPUTS = '/api/w/north-pier-films/inputs'
const DRAGGED_VIDEO = 'application/x-dailies-video'

let studio: Studio
let page: Page
let folder: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-inputs-'))
  studio = await startStudio({ env: { EMULATOR_SPEED: '100' } })
  page = await browser.newPage()
  await firstRun(page, studio.url)
  await choose(page, 'Image')
})

test.afterAll(async () => {
  await page.close()
  await studio.stop()
  await rm(folder, { recursive: true, force: true })
})

const picture = (width: number, height: number, colour: string) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()

const png = async (name: string, width = 640, height = 360, colour = '#446688') => ({
  name,
  mimeType: 'image/png',
  buffer: await picture(width, height, colour),
})

type Listed = { id: string; name: string; width: number; height: number }
const listed = async (): Promise<Listed[]> => {
  const answer = await page.request.get(`${studio.url}${INPUTS}`)
  return (await answer.json()).data.inputs
}

/** As the browser itself tells of a drop or a paste. */
const hand = (event: 'drop' | 'paste', target: string, name: string, base64: string) =>
  page
    .locator(target)
    .first()
    .evaluate(
      (place, { event, name, base64 }) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        const data = new DataTransfer()
        data.items.add(new File([bytes], name, { type: 'image/png' }))
        const init = { bubbles: true, cancelable: true }
        place.dispatchEvent(
          event === 'drop'
            ? new DragEvent('drop', { ...init, dataTransfer: data })
            : new ClipboardEvent('paste', { ...init, clipboardData: data }),
        )
      },
      { event, name, base64 },
    )

const dropTile = (target: string, videoId: string | null) =>
  page
    .locator(target)
    .first()
    .evaluate(
      (place, { videoId, type }) => {
        const data = new DataTransfer()
        data.setData(type, videoId ?? '')
        const init = { bubbles: true, cancelable: true, dataTransfer: data }
        place.dispatchEvent(new DragEvent('drop', init))
      },
      { videoId, type: DRAGGED_VIDEO },
    )

const removeFirst = (on: Page) => on.getByRole('button', { name: 'Remove first frame' })

test('a picture is dropped on a slot, removed, and brought back', async () => {
  await hand(
    'drop',
    'input[name=image]',
    'pier.png',
    (await picture(640, 360, '#884422')).toString('base64'),
  )
  await expect(page.getByRole('img', { name: 'pier.png' })).toBeVisible()
  await removeFirst(page).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('img', { name: 'pier.png' })).toBeVisible()
})

test('a picture is pasted into the next free slot', async () => {
  await hand(
    'paste',
    'textarea[name=prompt]',
    'end.png',
    (await picture(640, 360, '#228844')).toString('base64'),
  )
  await expect(page.getByRole('img', { name: 'end.png' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove last frame' }).click()
})

test('a picture comes from the inputs, and Enter in the search sends nothing', async () => {
  await page.getByRole('button', { name: 'Last frame from Inputs' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose an image' })
  await dialog.getByRole('searchbox').fill('pier')
  await dialog.getByRole('searchbox').press('Enter')
  await dialog.getByRole('button', { name: /^pier\.png/ }).click()
  await expect(page.getByRole('button', { name: 'Remove last frame' })).toBeVisible()
  await expect(page.getByText('Write a prompt.')).toHaveCount(0)
  await page.getByRole('button', { name: 'Remove last frame' }).click()
})

test('a picture is cropped by the keyboard alone, to the pixel', async () => {
  await removeFirst(page).click()
  await page.locator('input[name=image]').setInputFiles(await png('square.png', 1200, 1200))
  const crop = page.getByRole('button', { name: 'Crop first frame' })
  await expect(crop).toBeVisible()
  await crop.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Crop' })
  await dialog.getByRole('radio', { name: '16:9' }).focus()
  await page.keyboard.press('Space')
  const width = dialog.getByLabel('Width')
  await width.focus()
  await width.fill('801')
  await width.press('Enter')
  await expect(width).toHaveValue('800')
  await expect(dialog.getByLabel('Height')).toHaveValue('450')
  const part = dialog.getByRole('slider', { name: 'The part that stays' })
  await part.focus()
  const left = Number(await dialog.getByLabel('Left').inputValue())
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByLabel('Left')).toHaveValue(String(left + 21))
  await dialog.getByRole('button', { name: 'Use this part' }).press('Enter')
  await expect(page.getByText('Cropped.')).toBeVisible()
  const [stored] = await listed()
  expect(stored).toMatchObject({ name: 'square 800×450.png', width: 800, height: 450 })
  expect((await listed()).some((one) => one.width === 1200 && one.height === 1200)).toBe(true)
  // Of the first frame; the last one was removed before.
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await removeFirst(page).click()
})

test('an upload that the network cut goes on by Try again', async () => {
  await page.route(`**${INPUTS}`, (route) => route.abort('connectionreset'), { times: 1 })
  await page.locator('input[name=image]').setInputFiles(await png('cut.png', 800, 450))
  await expect(page.getByText('The upload broke off.')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('img', { name: 'cut.png' })).toBeVisible()
  await removeFirst(page).click()
})

test('what is too large or of another shape is said at once, with what was found', async () => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith(INPUTS)) asked.push(request.url())
  })
  await page.locator('input[name=image]').setInputFiles(await png('wide.png', 1600, 400))
  await expect(page.getByText('this one is 1600 × 400')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Crop it' })).toBeVisible()
  // Without it, it would be another video at the same price.
  await expect(generate(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(generate(page)).toHaveAccessibleDescription(/was not taken/)
  await page.getByRole('button', { name: 'Put away' }).click()
  await expect(generate(page)).not.toHaveAttribute('aria-disabled', 'true')
  await choose(page, 'Edit')
  const film = join(folder, 'film.mp4')
  await writeFile(film, '')
  await truncate(film, 3_000_000_000)
  await page.locator('input[name=video]').setInputFiles(film)
  await expect(page.getByText('this one has 3,000 MB')).toBeVisible()
  await page.getByRole('button', { name: 'Put away' }).click()
  expect(asked).toEqual([])
})

test('references are sent in the order that buttons gave them', async () => {
  await choose(page, 'Reference')
  await page
    .locator('input[name=images]')
    .setInputFiles(
      await Promise.all(['a', 'b', 'c'].map((name, at) => png(`${name}.png`, 640 + at, 360))),
    )
  const words = page.getByRole('textbox', { name: /^What image \d is$/ })
  await expect(words).toHaveCount(3)
  const names = () => words.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
  expect(await names()).toEqual(['a', 'b', 'c'])
  await page.getByRole('button', { name: 'Move image 3 up' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Move image 2 up' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(names).toEqual(['c', 'a', 'b'])
  // Two presses, the second before the first is drawn: it is the same picture that goes on.
  const down = page.getByRole('button', { name: 'Move image 1 down' })
  await down.evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect.poll(names).toEqual(['a', 'b', 'c'])
  const up = page.getByRole('button', { name: 'Move image 3 up' })
  await up.evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect.poll(names).toEqual(['c', 'a', 'b'])
  await prompt(page).fill('Image 1 meets image 2 before image 3.')
  await generate(page).click()
  const inputs = await listed()
  const idOf = (name: string) => inputs.find((one) => one.name === name)?.id
  const live = async () =>
    (await (await page.request.get(`${studio.url}/api/w/north-pier-films/live`)).json()).data
  await expect
    .poll(async () => (await live()).tasks[0]?.settings.images ?? null)
    .toEqual(['c', 'a', 'b'].map((name) => ({ inputId: idOf(`${name}.png`), name })))
  await page.getByRole('button', { name: 'Remove image 1' }).click()
  await page.locator('[data-undo]').click()
  expect(await names()).toEqual(['c', 'a', 'b'])
})

test('a mode that takes no inputs keeps them, and leads back', async () => {
  await choose(page, 'Text')
  await expect(page.getByText('3 images kept for Reference')).toBeVisible()
  await page.getByRole('button', { name: 'Use them: back to Reference' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'What image 1 is' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Reference' })).toBeFocused()
})

test('a tile dropped on the first frame goes on from its last frame', async () => {
  await expect(tiles(page)).toHaveCount(1, { timeout: 120_000 })
  await expect(page.getByText('0 held', { exact: true })).toBeHidden()
  await choose(page, 'Image')
  const videoId = await tiles(page).first().getAttribute('data-tile')
  // By a hand, as it is seen: beside the pointer stands which take it is, as long as it is dragged.
  const chip = page.locator('body > span').filter({ hasText: /^Shot \d+, take 1$/ })
  await tiles(page).first().hover()
  await page.mouse.down()
  await expect(chip).toHaveCount(1)
  await page.locator('input[name=image]').hover()
  await page.mouse.up()
  await expect(chip).toHaveCount(0)
  await expect(removeFirst(page)).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText('Last frame of the video')).toBeVisible()
  const [stored] = await listed()
  expect(stored).toMatchObject({ frameOf: { videoId } })
})

test('every mode keeps its own inputs, there and back and over reloads', async () => {
  await choose(page, 'Edit')
  const videoId = await tiles(page).first().getAttribute('data-tile')
  await dropTile('input[name=video]', videoId)
  const removeSource = page.getByRole('button', { name: 'Remove source video' })
  await expect(removeSource).toBeVisible({ timeout: 120_000 })
  const reload = async () => {
    await page.reload()
    await openStudio(page, studio.url)
  }
  const kept = page.getByRole('list', { name: 'Inputs kept for other modes' })
  await reload()
  await expect(removeSource).toBeVisible()
  await expect(kept).toContainText('1 image kept for Image')
  await expect(kept).toContainText('3 images kept for Reference')
  await kept.getByRole('button', { name: 'Use them: back to Image' }).click()
  await expect(removeFirst(page)).toBeVisible()
  await expect(kept).toContainText('3 images and 1 video kept for Reference')
  await choose(page, 'Text')
  await reload()
  await expect(kept.getByRole('listitem')).toHaveCount(2)
  await kept.getByRole('button', { name: 'Use them: back to Reference' }).click()
  await expect(page.getByRole('textbox', { name: /^What image/ })).toHaveCount(3)
  await expect(page.getByRole('button', { name: 'Remove reference video' })).toBeVisible()
  await choose(page, 'Edit')
  await expect(removeSource).toBeVisible()
})

test('a video of the studio becomes the source, found by its prompt', async () => {
  await page.getByRole('button', { name: 'Remove source video' }).click()
  await page.getByRole('button', { name: 'Source video from Inputs or videos' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose a video' })
  await dialog.getByRole('radio', { name: 'Videos' }).check()
  const films = dialog.getByRole('list', { name: 'Videos to choose from' }).getByRole('button')
  await expect(films).toHaveCount(1)
  const search = dialog.getByRole('searchbox')
  await search.fill('a lighthouse nobody filmed')
  await expect(dialog.getByText('No video matches.')).toBeVisible()
  await search.fill('BEFORE image')
  await expect(films).toHaveAccessibleName(/^Image 1 meets.*Shot \d, take 1 · /)
  await films.click()
  await expect(dialog).toBeHidden()
  const source = page.getByRole('img', { name: /Image 1 meets/ })
  await expect(source).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText('Write a prompt.')).toHaveCount(0)
})
