import type { Page } from '@playwright/test'
import type { Finding } from './look-tools'

/** What still moves where motion is not wanted: anything that would take longer than 1 ms. */
export const findMotion = (page: Page): Promise<Finding[]> =>
  page.evaluate(() => {
    const LONGEST = 0.001
    const { look } = window
    const seconds = (list: string) => Math.max(...list.split(',').map(Number.parseFloat))
    const findings: Finding[] = []
    for (const element of document.querySelectorAll('html, body, body *')) {
      for (const part of [null, '::before', '::after']) {
        const style = getComputedStyle(element, part)
        const moves = style.animationName !== 'none' ? seconds(style.animationDuration) : 0
        const changes = seconds(style.transitionDuration)
        if (Math.max(moves, changes) > LONGEST || style.scrollBehavior === 'smooth') {
          const what = `animation ${moves} s, transition ${changes} s, ${style.scrollBehavior}`
          findings.push({ rule: 'moves', where: look.name(element) + (part ?? ''), what })
        }
      }
    }
    for (const animation of document.getAnimations()) {
      const { target } = animation.effect as KeyframeEffect
      const { duration } = animation.effect?.getComputedTiming() ?? {}
      if (Number(duration) > 1000 * LONGEST && target) {
        findings.push({ rule: 'moves', where: look.name(target), what: `${duration} ms` })
      }
    }
    return findings
  })

/** The spaces that WCAG 1.4.12 lets a reader set, none of which may cost a text. */
export const TEXT_SPACING = `
  * {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
  }
  p { margin-bottom: 2em !important; }
`

/**
 * Where colours are forced: fields and buttons without an edge, chosen things that look like the
 * others, and parts that keep colours of their own without need.
 */
export const findLostInForcedColours = (page: Page): Promise<Finding[]> =>
  page.evaluate(() => {
    const { look } = window
    /** A picture of something keeps its colours: the mark of the studio, and what a switch shows. */
    const KEEPS_COLOURS =
      '[role="switch"], [role="switch"] *, [data-mark], [data-mark] *, label, label *'
    const findings: Finding[] = []
    const find = (element: Element, what: string) =>
      findings.push({ rule: 'forced colours', where: look.name(element), what })
    const paintOf = (element: Element) => {
      const {
        backgroundColor,
        color,
        textDecorationLine,
        outlineStyle,
        borderTopColor,
        borderTopWidth,
      } = getComputedStyle(element)
      return [
        backgroundColor,
        color,
        textDecorationLine,
        outlineStyle,
        borderTopColor,
        borderTopWidth,
      ].join()
    }
    for (const element of document.querySelectorAll('body *')) {
      const keeps = getComputedStyle(element).forcedColorAdjust === 'none'
      if (keeps && look.isDrawn(element) && !element.matches(KEEPS_COLOURS)) {
        if (!element.closest('svg, video, img')) find(element, 'keeps its own colours')
      }
    }
    for (const control of look.controls()) {
      // The edge of a field may be drawn around it and what belongs to it.
      const hasEdge = [control, control.parentElement ?? control].some((each) => {
        const { borderTopWidth, borderTopStyle } = getComputedStyle(each)
        return borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0
      })
      const isField = control.matches('input:not([type=range], [type=radio]), select, textarea')
      if (isField && !hasEdge) find(control, 'a field without an edge')
    }
    for (const chosen of document.querySelectorAll('label:has(> input[type=radio]:checked)')) {
      const other = [...(chosen.parentElement?.children ?? [])].find((each) =>
        each.matches('label:has(> input[type=radio]:not(:checked))'),
      )
      if (other && paintOf(other) === paintOf(chosen)) find(chosen, 'looks like what is not chosen')
    }
    const current = '[aria-current="page"], [aria-pressed="true"], [aria-selected="true"]'
    for (const chosen of document.querySelectorAll(current)) {
      if (!look.isDrawn(chosen)) continue
      const other = [...(chosen.parentElement?.children ?? [])].find(
        (each) => each !== chosen && each.localName === chosen.localName && look.isDrawn(each),
      )
      if (other && paintOf(other) === paintOf(chosen)) find(chosen, 'looks like what is not chosen')
    }
    return findings
  })

/** Walks through the page by Tab: what has the focus shows it by an outline, in view and uncovered. */
export const findHiddenFocus = async (page: Page): Promise<Finding[]> => {
  const findings = new Map<string, Finding>()
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const { look } = window
      const focused = document.activeElement
      if (!focused || focused === document.body) return 'end'
      if (focused.hasAttribute('data-tabbed')) return 'end'
      focused.setAttribute('data-tabbed', '')
      // A radio is drawn by its label, and a field may be by a box around it.
      const drawn = focused.matches('input') ? (focused.closest('label') ?? focused) : focused
      const outlined = [focused, drawn, drawn.parentElement ?? drawn].some((each) => {
        const { outlineStyle, outlineWidth, opacity } = getComputedStyle(each)
        const isSeen = Number(opacity) > 0
        return isSeen && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      })
      const { left, right, top, bottom } = drawn.getBoundingClientRect()
      const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
      const spots = [0.15, 0.5, 0.85].flatMap((x) =>
        [0.15, 0.5, 0.85].map(
          (y) => [left + (right - left) * x, top + (bottom - top) * y] as const,
        ),
      )
      const isSeen = spots.some(([x, y]) => {
        const there = document.elementFromPoint(x, y)
        return there && (drawn.contains(there) || there.contains(drawn))
      })
      const what = [
        outlined ? '' : 'no outline',
        inView ? '' : 'out of view',
        isSeen ? '' : 'covered',
      ]
      const said = what.filter(Boolean).join(', ')
      return said ? { rule: 'focus', where: look.name(drawn), what: said } : null
    })
    if (found === 'end') break
    if (found) findings.set(found.where, found)
  }
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('[data-tabbed]'))
      each.removeAttribute('data-tabbed')
  })
  return [...findings.values()]
}

/**
 * Texts with letters that no font has, drawn as the same empty box. Each letter is drawn with the
 * fonts of its text and compared with what a letter draws that certainly nobody has.
 */
export const findTofu = (page: Page): Promise<Finding[]> =>
  page.evaluate(async () => {
    const { look } = window
    await document.fonts.ready
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 48
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    if (!pen) throw new Error('there is no canvas to draw on')
    const draw = (letter: string, font: string) => {
      pen.clearRect(0, 0, 48, 48)
      pen.font = font
      pen.fillText(letter, 8, 34)
      return [...pen.getImageData(0, 0, 48, 48).data.filter((_, at) => at % 4 === 3)].join()
    }
    const known = new Map<string, boolean>()
    const isEmptyBox = (letter: string, font: string) => {
      const key = font + letter
      // Two of the private use area: whoever draws both alike draws what it does not have.
      const nobodys = ['\u{10FFFD}', '\u{F8D7}'].map((each) => draw(each, font))
      if (!known.has(key)) known.set(key, nobodys.includes(draw(letter, font)))
      return known.get(key) ?? false
    }
    return look.texts().flatMap(({ element, text }) => {
      const { fontFamily, fontWeight } = getComputedStyle(element)
      const font = `${fontWeight} 28px ${fontFamily}`
      const missing = [...new Set(text)].filter(
        (letter) => /[\p{L}\p{N}\p{S}\p{P}]/u.test(letter) && isEmptyBox(letter, font),
      )
      if (missing.length === 0) return []
      return { rule: 'no such letter', where: look.name(element), what: missing.join(' ') }
    })
  })
