import type { Page } from '@playwright/test'
import type { Finding } from './look-tools'

/** What may end in "…", as long as its full text is a title, a name, or written out elsewhere. */
const MAY_SHORTEN = '.truncate, [class*="line-clamp-"]'

/** Texts that are cut off, shortened for good, or hang over the edge of what they stand in. */
export const findCutTexts = (page: Page): Promise<Finding[]> =>
  page.evaluate((mayShorten) => {
    const { look } = window
    const texts = look.texts()
    type Text = (typeof texts)[number]
    // A line's box reaches a little over and under its ink.
    const EMPTY = 3

    const isOver = ({ lines }: Text, edge: DOMRect) => ({
      sideways: lines.some(({ left, right }) => right > edge.right + 1 || left < edge.left - 1),
      upright: lines.some(
        ({ top, bottom }) => bottom > edge.bottom + EMPTY || top < edge.top - EMPTY,
      ),
    })
    const cutterOf = (text: Text) => {
      for (const clipper of look.clippers(text.element)) {
        const { overflowX, overflowY } = getComputedStyle(clipper)
        if (/auto|scroll/.test(overflowX + overflowY)) return null
        const { sideways, upright } = isOver(text, clipper.getBoundingClientRect())
        if (sideways || upright) return { clipper, sideways }
      }
      return null
    }
    const isWhole = (text: Text) => cutterOf(text) === null
    const isTold = ({ text: shown, element }: Text) => {
      const text = shown.replace(/…$/, '')
      const plain = (words: string | null | undefined) => (words ?? '').replace(/\s+/g, ' ')
      const told = [
        element.closest('[title]')?.getAttribute('title'),
        element.closest('a[aria-label]')?.getAttribute('aria-label'),
      ]
      // "Show all", whose press is a test of its own.
      const opener = `button[aria-expanded="false"][aria-controls="${CSS.escape(element.id)}"]`
      return (
        (element.id !== '' && document.querySelector(opener) !== null) ||
        told.some((words) => plain(words).includes(text)) ||
        texts.some((other) => other.text.includes(text) && isWhole(other))
      )
    }
    /** The control, or the drawn box, that a text hangs out of; null where it stays inside. */
    const spiltFrom = (text: Text): Element | null => {
      for (let each: Element | null = text.element; each; each = each.parentElement) {
        const style = getComputedStyle(each)
        if (style.display === 'inline' || style.display === 'contents') continue
        const sides = [style.borderLeftWidth, style.borderRightWidth]
        const bordered = sides.every((width) => Number.parseFloat(width) > 0)
        const filled = style.backgroundColor !== 'rgba(0, 0, 0, 0)'
        const scrolls = /auto|scroll/.test(style.overflowY)
        if (!bordered && !filled && !scrolls && !each.matches('a, button, label, summary')) continue
        const { sideways, upright } = isOver(text, each.getBoundingClientRect())
        // What is below the edge of a list that scrolls comes up when it is wanted.
        return sideways || (upright && !scrolls) ? each : null
      }
      const { sideways, upright } = isOver(text, document.body.getBoundingClientRect())
      return sideways || upright ? document.body : null
    }

    const judge = (text: Text): [rule: string, what: string] | null => {
      const cut = cutterOf(text)
      if (!cut) {
        const box = spiltFrom(text)
        return box && ['spills', `out of ${look.name(box)}`]
      }
      const { textOverflow, webkitLineClamp } = getComputedStyle(cut.clipper)
      const endsInDots = textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
      if (!endsInDots || !cut.clipper.matches(mayShorten)) {
        return ['cut off', cut.sideways ? 'at its side' : 'above or below']
      }
      return isTold(text) ? null : ['shortened', 'its full text stands nowhere']
    }
    return texts.flatMap((text) => {
      const judged = judge(text)
      if (!judged) return []
      return { rule: judged[0], what: judged[1], where: look.name(text.element) }
    })
  }, MAY_SHORTEN)

/**
 * Words that fields draw by themselves and that have no room: placeholders, and chosen options unless
 * they end in "…", since the list that opens has them in full.
 */
export const findCutFields = (page: Page): Promise<Finding[]> =>
  page.evaluate(() => {
    const { look } = window
    const ruler = document.createElement('canvas').getContext('2d')
    if (!ruler) throw new Error('there is no canvas to measure with')
    const wordsOf = (field: Element) => {
      if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.label ?? ''
      return field instanceof HTMLInputElement && !field.value ? field.placeholder : ''
    }
    return look.controls().flatMap((field) => {
      const words = wordsOf(field)
      const style = getComputedStyle(field)
      ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      const sides = [style.paddingLeft, style.paddingRight].map(Number.parseFloat)
      const room = field.clientWidth - sides.reduce((sum, side) => sum + side, 0)
      const needs = Math.ceil(ruler.measureText(words).width)
      const opens = field.matches('select') && style.textOverflow === 'ellipsis'
      if (needs <= room + 1 || opens) return []
      const what = `“${words}” needs ${needs} px of ${Math.round(room)}`
      return { rule: 'cut off', where: look.name(field), what }
    })
  })
