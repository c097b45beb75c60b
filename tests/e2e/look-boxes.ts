import type { Page } from '@playwright/test'
import type { Box, Finding } from './look-tools'

/**
 * What scrolls sideways on purpose: lines of code, whose breaks have a meaning, fields, and strips of
 * takes, whose order is a line.
 */
const MAY_SCROLL = 'pre, textarea, input, [data-strip]'

/** What is wider than the window, or scrolls sideways without being meant to. */
export const findTooWide = (page: Page): Promise<Finding[]> =>
  page.evaluate((mayScroll) => {
    const { look } = window
    const findings: Finding[] = []
    const find = (rule: string, element: Element, what: string) =>
      findings.push({ rule, where: look.name(element), what })
    // Beside the room that is kept for a scrollbar.
    const width = Math.ceil(document.documentElement.getBoundingClientRect().width)
    const excess = document.documentElement.scrollWidth - width
    if (excess > 0) find('too wide', document.documentElement, `the page, by ${excess} px`)

    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX)
    for (const element of document.body.querySelectorAll('*')) {
      const { scrollWidth, clientWidth } = element
      if (scrollWidth <= clientWidth + 1 || !scrolls(element) || !look.isDrawn(element)) continue
      if (!element.matches(mayScroll)) {
        find('scrolls sideways', element, `${scrollWidth} px in ${clientWidth}`)
      }
    }

    const boxes = [
      ...look.texts().flatMap(({ element, lines }) => lines.map((box) => ({ element, box }))),
      ...look.controls().map((element) => ({ element, box: element.getBoundingClientRect() })),
    ]
    for (const { element, box } of boxes) {
      const rest = look.shown(element, box)
      if (rest && (rest.right > width + 1 || rest.left < -1)) {
        find('outside', element, `beyond a window of ${width} px`)
      }
    }
    return findings
  }, MAY_SCROLL)

/** The least side of what can be pressed, in CSS pixels: WCAG 2.5.8. */
const LEAST_TARGET = 24

/** What is too small to be pressed; a link within a sentence is as high as its line. */
export const findSmallTargets = (page: Page): Promise<Finding[]> =>
  page.evaluate((least) => {
    const { look } = window
    const isInSentence = (element: Element) =>
      getComputedStyle(element).display === 'inline' &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      )
    return look.controls().flatMap((element) => {
      const { width, height } = element.getBoundingClientRect()
      if (Math.min(width, height) >= least - 0.5 || isInSentence(element)) return []
      const what = `${Math.round(width)}×${Math.round(height)}, under ${least} px`
      return { rule: 'small target', where: look.name(element), what }
    })
  }, LEAST_TARGET)

/** What lies on another on purpose: pins on the seek bar, and whatever stands on the picture of a tile. */
const LIES_OVER = '[data-over], li:has(> a[data-tile]) > :not(a[data-tile])'

/** Texts and controls that lie on each other though neither belongs to the other. */
export const findOverlaps = (page: Page): Promise<Finding[]> =>
  page.evaluate((liesOver) => {
    const { look } = window
    const isOver = (element: Element) => element.closest(liesOver) !== null
    // What stays while the page moves under it is compared among itself only.
    const layerOf = (element: Element) => {
      for (let each: Element | null = element; each; each = each.parentElement) {
        if (/fixed|sticky/.test(getComputedStyle(each).position)) return each
        if (each.matches('dialog, [popover]')) return each
      }
      return document.body
    }
    const place = (element: Element, box: Box, isText: boolean) => {
      const rest = look.shown(element, box)
      return rest ? [{ element, box: rest, isText, layer: layerOf(element) }] : []
    }
    /** A field keeps room at its side for a button that stands in it. */
    const withoutPadding = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      if (!element.matches('input, select')) return new DOMRect(left, top, width, height)
      const [before = 0, after = 0] = ['paddingLeft', 'paddingRight'].map((side) =>
        Number.parseFloat(getComputedStyle(element)[side as 'paddingLeft' | 'paddingRight']),
      )
      return new DOMRect(left + before, top, width - before - after, height)
    }
    const placed = [
      ...look
        .texts()
        .flatMap(({ element, lines }) => lines.flatMap((line) => place(element, line, true))),
      ...look
        .controls()
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .flatMap((element) => place(element, withoutPadding(element), false)),
    ]
    const findings = new Map<string, Finding>()
    placed.forEach((a, index) => {
      for (const b of placed.slice(index + 1)) {
        if (a.layer !== b.layer) continue
        if (a.element.contains(b.element) || b.element.contains(a.element)) continue
        if (isOver(a.element) || isOver(b.element)) continue
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        // Lines reach into each other by the empty edges of their boxes.
        if (across <= 1.5 || down <= (a.isText && b.isText ? 4 : 2)) continue
        const [where, other] = [look.name(a.element), look.name(b.element)]
        const what = `${Math.round(across)}×${Math.round(down)} px shared with ${other}`
        findings.set(where + other, { rule: 'overlap', where, what })
      }
    })
    return [...findings.values()]
  }, LIES_OVER)
