import type { Locator, Page } from '@playwright/test'

type Point = { x: number; y: number }

const middleOf = async (place: Locator): Promise<Point> => {
  await place.scrollIntoViewIfNeeded()
  const box = await place.boundingBox()
  if (!box) throw new Error('it is not drawn')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/**
 * Files as the system drags them over a page and drops them: with what the page itself can make, a
 * folder is a file.
 */
export const dropFromSystem = async (
  page: Page,
  place: Locator,
  paths: string[],
  whileOver: () => Promise<void> = async () => {},
): Promise<void> => {
  const at = await middleOf(place)
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
    if (type === 'dragOver') await whileOver()
  }
  await session.detach()
}

const STEPS = 6

/** From the middle of one thing to a point, as a hand goes: not in one leap. */
export const dragByMouse = async (
  page: Page,
  from: Locator,
  by: Point,
  beforeLettingGo: () => Promise<void> = async () => {},
): Promise<void> => {
  const { x, y } = await middleOf(from)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by.x, y + by.y, { steps: STEPS })
  await beforeLettingGo()
  await page.mouse.up()
}

/** The same by a finger, as the browser's own protocol plays it: it may become a scroll. */
export const dragByFinger: typeof dragByMouse = async (
  page,
  from,
  by,
  beforeLettingGo = async () => {},
) => {
  const { x, y } = await middleOf(from)
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  await touch('touchStart', [{ x, y }])
  for (let step = 1; step <= STEPS; step++) {
    await touch('touchMove', [{ x: x + (by.x * step) / STEPS, y: y + (by.y * step) / STEPS }])
  }
  await beforeLettingGo()
  await touch('touchEnd', [])
  await session.detach()
}

/** From the middle of one thing to that of another. */
export const between = async (from: Locator, to: Locator): Promise<Point> => {
  const [a, b] = [await middleOf(from), await middleOf(to)]
  return { x: b.x - a.x, y: b.y - a.y }
}
