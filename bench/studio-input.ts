import type { Locator, Page } from '@playwright/test'

/**
 * Input as a person gives it. Places are looked up beforehand: a search through the page would be
 * work of its main thread, and be taken for the studio's.
 */
export type Input = () => Promise<void>

type Place = { x: number; y: number }

const placeOf = async (target: Locator): Promise<Place> => {
  await target.scrollIntoViewIfNeeded({ timeout: 20_000 })
  const box = await target.boundingBox()
  if (!box) throw new Error(`${target} is not seen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The browser's clock, not the page's. */
export const wait = (page: Page, ms: number): Promise<void> => page.waitForTimeout(ms)

/**
 * A hand arrives, presses and lets go one after the other, and a quick one types some ten letters a
 * second. Without it all of that falls into one task of the main thread, which no person can cause.
 */
const HAND_MS = 80
/** A screen's frame: a hand that drags is seen once in each. */
const FRAME_MS = 16

export const press = async (target: Locator): Promise<Input> => {
  const { x, y } = await placeOf(target)
  const page = target.page()
  return async () => {
    await page.mouse.move(x, y)
    await wait(page, HAND_MS)
    await page.mouse.click(x, y, { delay: HAND_MS })
  }
}

export const type =
  (page: Page, text: string): Input =>
  () =>
    page.keyboard.type(text, { delay: HAND_MS })

export const key =
  (page: Page, name: string, times: number): Input =>
  async () => {
    for (let pressed = 0; pressed < times; pressed++)
      await page.keyboard.press(name, { delay: HAND_MS })
  }

/** Puts text in at once, as a paste does. */
export const paste =
  (page: Page, text: string): Input =>
  () =>
    page.keyboard.insertText(text)

const STEPS = 12

/** From one place to another in small steps, as a hand moves. */
export const dragOnto = async (
  page: Page,
  from: Locator,
  to: Locator,
  settlesMs = 0,
): Promise<Input> => {
  const end = await placeOf(to)
  const start = await placeOf(from)
  return async () => {
    await page.mouse.move(start.x, start.y)
    await wait(page, HAND_MS)
    await page.mouse.down()
    await wait(page, HAND_MS)
    for (let step = 1; step <= STEPS; step++) {
      const part = step / STEPS
      const x = start.x + (end.x - start.x) * part
      const y = start.y + (end.y - start.y) * part
      await page.mouse.move(x, y)
      await wait(page, FRAME_MS)
    }
    await wait(page, HAND_MS)
    await page.mouse.up()
    await wait(page, settlesMs)
  }
}

/** A file from outside of the browser is held above a place, and taken away again. */
export const dragFile = async (page: Page, file: string, above: Locator): Promise<Input> => {
  const { x, y } = await placeOf(above)
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  return async () => {
    for (const [kind, offset] of [
      ['dragEnter', 60],
      ['dragOver', 40],
      ['dragOver', 0],
      ['dragCancel', 0],
    ] as const) {
      await session.send('Input.dispatchDragEvent', { type: kind, x, y: y + offset, data })
    }
    await session.detach()
  }
}
