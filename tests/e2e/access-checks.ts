import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { OpenState, Say } from './access-open'
import { findTooWide } from './look-boxes'
import { findCutTexts } from './look-texts'
import { type Finding, inWords, settle } from './look-tools'

export type Theme = 'dark' | 'light'

/** What some measures find, in words. */
export const measures = async (
  page: Page,
  place: string,
  ...all: ((page: Page) => Promise<Finding[]>)[]
): Promise<string[]> => {
  const findings: Finding[] = []
  for (const measure of all) findings.push(...(await measure(page)))
  return inWords(place, findings)
}

/** Every rule but one: 7:1 for all texts, which the quiet inks give up on purpose. */
const AXE_TAGS = [
  ...['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  ...['best-practice', 'experimental'],
]

const runAxe = async (axe: AxeBuilder): Promise<string[]> => {
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

export const axeIn = async (page: Page, colorScheme: Theme): Promise<string[]> => {
  await page.emulateMedia({ colorScheme })
  return runAxe(new AxeBuilder({ page }).withTags(AXE_TAGS).disableRules('color-contrast-enhanced'))
}

/** In the second theme nothing but the colours is another. */
export const axeInBothThemes = async (page: Page): Promise<string[]> => {
  const dark = await axeIn(page, 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  return [...dark, ...(await runAxe(new AxeBuilder({ page }).withRules('color-contrast')))]
}

/** More stops than anything that opens has. */
const MOST_STOPS = 90

/** Whether Tab leads out of it, to something else of the page. */
const findWayOut = async (page: Page, { opened }: OpenState, say: Say): Promise<string[]> => {
  const around = await opened(page, say).elementHandle()
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab')
    const there = await page.evaluate((element) => {
      const { activeElement: focused, body } = document
      // Behind the last stop of a page comes the browser's own bar.
      if (!focused || focused === body || element?.contains(focused)) {
        if (focused?.hasAttribute('data-stopped')) return 'round'
        focused?.setAttribute('data-stopped', '')
        return null
      }
      return window.look.name(focused)
    }, around)
    if (there === 'round') return []
    if (there) return [`the focus leaves to ${there}`]
  }
  return []
}

const isFocusWithin = (page: Page, { opened }: OpenState, say: Say) =>
  opened(page, say).evaluate((element) => element.contains(document.activeElement))

/** Opens it by the keyboard, measures it, and leaves it by Escape. */
export const checkOpen = async (
  page: Page,
  one: OpenState,
  say: Say,
  theme: Theme,
): Promise<string[]> => {
  await one.prepare?.(page, say)
  const opener = one.opener(page, say)
  await opener.focus()
  await page.keyboard.press('Enter')
  const opened = one.opened(page, say)
  await expect(opened).toBeVisible()
  await settle(page)
  if (one.kind !== 'fold') await expect.poll(() => isFocusWithin(page, one, say)).toBe(true)
  const found = [
    ...(await axeIn(page, theme)),
    ...(await measures(page, one.name, findTooWide, findCutTexts)),
  ]
  if (one.kind === 'modal') found.push(...(await findWayOut(page, one, say)))
  if (one.kind === 'fold') return found
  // Where Tab has led to the browser's own bar, Escape is not the page's.
  if (one.kind === 'modal') await opened.getByRole('button').first().focus()
  await page.keyboard.press('Escape')
  await expect(one.kind === 'step' ? opener : opened).toBeVisible({
    visible: one.kind === 'step',
  })
  await expect((one.returns ?? one.opener)(page, say)).toBeFocused()
  return found
}
