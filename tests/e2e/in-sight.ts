import { expect, type Locator, type Page } from '@playwright/test'

/** Inside of the window, with nothing over its corners or its middle. */
const isInSight = (element: Locator) =>
  element.evaluate((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect()
    const points = [
      [left + 3, top + 3],
      [right - 3, top + 3],
      [left + 3, bottom - 3],
      [right - 3, bottom - 3],
      [(left + right) / 2, (top + bottom) / 2],
    ]
    return points.every(([x = -1, y = -1]) => {
      const there = document.elementFromPoint(x, y)
      return there !== null && one.contains(there)
    })
  })

export const expectInSight = (element: Locator, what?: string): Promise<void> =>
  expect.poll(() => isInSight(element), what).toBe(true)

/** Nothing of it lies beyond its sides; the room kept for a scrollbar is none of its own. */
export const expectNothingBeside = async (page: Page, what?: string): Promise<void> => {
  const excess = await page.evaluate(() => {
    const page = document.documentElement
    return page.scrollWidth - Math.ceil(page.getBoundingClientRect().width)
  })
  expect(excess, what).toBe(0)
}
