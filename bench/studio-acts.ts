import type { Locator, Page } from '@playwright/test'
import { choose, tiles } from '../tests/e2e/pages'
import { dragFile, dragOnto, type Input, key, paste, press, type, wait } from './studio-input'

/** Finds its place and makes ready, which is not measured, and gives back what is. */
type Ready = (page: Page) => Promise<Input>

export type Act = {
  name: string
  studio: Ready
  empty: Ready
  /** What must be there at its end. To look for it meanwhile would be work of the main thread. */
  opens?: (page: Page) => Locator
  /** Where the composer is a sheet. */
  onPhone?: true
}

const PROSE = 'A harbour wakes while the fog lifts from the cranes; one boat turns, then rests. '

/** What may be fetched before it is drawn. */
const FETCHED_MS = 1500

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const radio = (name: string) => (page: Page) => page.getByRole('radio', { name, exact: true })
const field = (page: Page) => page.locator('textarea[name=prompt]')
const named = (name: string) => (page: Page) => page.locator(name).first()

const pressOn = (find: (page: Page) => Locator) => (page: Page) => press(find(page))
/** Presses what opens something, and gives it time to load and draw. */
const open = (find: (page: Page) => Locator) => async (page: Page) => {
  const pressed = await press(find(page))
  return async () => {
    await pressed()
    await wait(page, FETCHED_MS)
  }
}
const dialog = (page: Page) => page.getByRole('dialog')
const inMode =
  (mode: string, ready: Ready): Ready =>
  async (page) => {
    await choose(page, mode)
    return ready(page)
  }
const picture = (page: Page, name: string, files: string[]) =>
  page.locator(`input[name=${name}]`).setInputFiles(files)

export type Around = {
  /** Pictures that are chosen on the way. */
  frame: string
  references: string[]
  /** Something new is known of all that is on its way. */
  bringNews: () => Promise<void>
  /** One of them has become a video. */
  bringVideo: () => Promise<void>
}

const onEmpty = {
  radio: pressOn((page) => page.locator('input[type=radio]').last()),
  checkbox: pressOn(named('input[type=checkbox]')),
  popover: open(named('button')),
  drag: (page: Page) => dragOnto(page, page.locator('a'), page.locator('#place')),
  rest: async (page: Page) => () => wait(page, FETCHED_MS),
} satisfies Record<string, Ready>

const typing =
  (text: string): Ready =>
  async (page) => {
    await field(page).focus()
    return type(page, text)
  }
const afterLongText: Ready = async (page) => {
  await field(page).fill(PROSE.repeat(28).slice(0, 2300))
  return type(page, PROSE.repeat(2).slice(0, 100))
}
const pasting: Ready = async (page) => {
  await field(page).fill('')
  return paste(page, PROSE.repeat(30).slice(0, 2400))
}
const sliding: Ready = async (page) => {
  await page.locator('input[type=range]').first().focus()
  return key(page, 'ArrowRight', 6)
}

/** What a person does on the studio, in this order, and the nearest to it on the empty page. */
export const actsWith = ({ frame, references, bringNews, bringVideo }: Around): Act[] => [
  {
    name: 'typing 60 characters',
    studio: typing(PROSE.slice(0, 60)),
    empty: typing(PROSE.slice(0, 60)),
  },
  { name: 'pasting 2,400 characters', studio: pasting, empty: pasting },
  { name: 'typing after 2,300', studio: afterLongText, empty: afterLongText },
  { name: 'quality', studio: pressOn(radio('Standard')), empty: onEmpty.radio },
  { name: 'model', studio: pressOn(radio('O3')), empty: onEmpty.radio },
  { name: 'length', studio: sliding, empty: sliding },
  { name: 'ratio', studio: pressOn(radio('9:16')), empty: onEmpty.radio },
  {
    name: 'sound',
    studio: pressOn((page) => page.getByRole('switch').first()),
    empty: onEmpty.checkbox,
  },
  {
    name: 'more settings',
    studio: open(named('form details:not(.text-xs) > summary')),
    empty: open(named('summary')),
  },
  {
    name: 'presets',
    studio: open((page) => button(page, /^Presets/)),
    opens: dialog,
    empty: onEmpty.popover,
  },
  {
    name: 'naming the project',
    studio: open((page) => button(page, 'Rename the project')),
    empty: onEmpty.popover,
  },
  {
    name: 'choosing the shot',
    studio: open((page) => button(page, /^Choose the shot/)),
    opens: dialog,
    empty: onEmpty.popover,
  },
  { name: 'mode: Image', studio: pressOn(radio('Image')), empty: onEmpty.radio },
  {
    name: 'choosing an input',
    studio: inMode(
      'Image',
      open((page) => button(page, 'First frame from Inputs')),
    ),
    opens: dialog,
    empty: onEmpty.popover,
  },
  {
    name: 'dragging a file over',
    studio: async (page) => dragFile(page, frame, named('input[name=image]')(page)),
    empty: async (page) => dragFile(page, frame, page.locator('#place')),
  },
  {
    name: 'dragging a tile to a slot',
    studio: async (page) => {
      await tiles(page).first().scrollIntoViewIfNeeded()
      return dragOnto(page, tiles(page).first(), page.locator('input[name=image]'), FETCHED_MS)
    },
    empty: onEmpty.drag,
  },
  {
    name: 'cropping',
    studio: async (page) => {
      await picture(page, 'endImage', [frame])
      return open((on) => button(on, 'Crop last frame'))(page)
    },
    opens: dialog,
    empty: onEmpty.popover,
  },
  { name: 'mode: Reference', studio: pressOn(radio('Reference')), empty: onEmpty.radio },
  {
    name: 'dragging a reference',
    studio: async (page) => {
      await picture(page, 'images', references)
      await page.getByRole('textbox', { name: 'What image 3 is' }).waitFor()
      const rows = page.locator('form ol li')
      return dragOnto(page, rows.last().locator('[data-grip]'), rows.first())
    },
    empty: onEmpty.drag,
  },
  {
    name: 'moving a reference',
    studio: pressOn((page) => button(page, 'Move image 1 down')),
    empty: onEmpty.checkbox,
  },
  { name: 'mode: Text', studio: pressOn(radio('Text')), empty: onEmpty.radio },
  {
    name: 'a live answer',
    studio: async (page) => {
      // Of all that moves, as many cards as there are.
      await button(page, /^Team$/).click()
      await button(page, /^\d+ more$/).click()
      return async () => {
        await bringNews()
        await page.waitForResponse(/\/live\?/)
        await page.waitForResponse(/\/live\?/)
      }
    },
    empty: onEmpty.rest,
  },
  {
    name: 'a video arrives',
    studio: async (page) => async () => {
      await bringVideo()
      await page.waitForResponse(/\/live\?/)
      await page.waitForResponse(/\/live\?/)
    },
    empty: onEmpty.rest,
  },
  {
    name: 'the sheet on a phone',
    onPhone: true,
    studio: open((page) => page.getByRole('navigation').getByRole('button', { name: 'New take' })),
    opens: dialog,
    empty: onEmpty.popover,
  },
]
