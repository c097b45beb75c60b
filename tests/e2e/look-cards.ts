import { expect, type Page } from '@playwright/test'
import type { Finding } from './look-tools'

/** What a card does not say in full, but for its prompt, which leads to a page that does. */
export const findShortened = (page: Page): Promise<Finding[]> =>
  page.evaluate(() => {
    const { look } = window
    const words = document.querySelectorAll<HTMLElement>(
      '[aria-labelledby="on-the-way"] li .truncate',
    )
    return [...words].flatMap((element) => {
      const { scrollWidth, clientWidth } = element
      if (scrollWidth <= clientWidth || element.matches('a') || !look.isDrawn(element)) return []
      const what = `${scrollWidth} px in ${clientWidth}`
      return { rule: 'shortened', where: look.name(element), what }
    })
  })

/** On a wide screen in English: failures stand side by side, and opening one moves no word of any. */
export const openFailure = async (page: Page): Promise<void> => {
  const list = page.getByRole('list', { name: 'Ended without a video' })
  const places = (parts: string) =>
    list
      .locator(parts)
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).map(({ x, y }) => [x, y + scrollY]),
      )
  const cards = await places('> li')
  expect(cards.length).toBeGreaterThan(1)
  expect(new Set(cards.map(([, y]) => y)).size).toBe(1)
  for (const card of await list.locator('> li').all()) await expect(card).toContainText(/refunded/)
  const before = await places('p, button')
  const answer = list.locator('textarea')
  await list.getByRole('button', { name: 'What Kling answered' }).first().click()
  await expect(answer).toBeVisible()
  expect(await places('p, button')).toEqual(before)
  await list.getByRole('button', { name: 'What Kling answered' }).first().click()
  await expect(answer).toBeHidden()
}

/** Opens the composer over a narrow screen, with no reference in it yet. */
export const openEmptyReferences = async (page: Page): Promise<void> => {
  await page.locator('nav > button').click()
  const modes = page.locator('form fieldset').first().getByRole('radio')
  await modes.nth(2).check()
  const place = page.locator('form div:has(> input[name=images])')
  expect((await place.boundingBox())?.height).toBeGreaterThan(120)
}
