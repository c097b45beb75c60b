import type { Locator } from '@playwright/test'

/** What a place is painted in: its ground, its text, and its scrollbars and controls. */
export const coloursOf = (where: Locator): Promise<string[]> =>
  where.evaluate((one) => {
    const { backgroundColor, color, colorScheme } = getComputedStyle(one)
    return [backgroundColor, color, colorScheme]
  })
