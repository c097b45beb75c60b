import type { Page } from '@playwright/test'

/** One thing that is wrong with a screen: which rule, where, and the sizes that show it. */
export type Finding = { rule: string; where: string; what: string }

export type Box = { left: number; right: number; top: number; bottom: number }
export type DrawnText = { text: string; element: Element; node: Text; lines: Box[] }

/** What the measures in the page share; `installLookTools` puts it there as `window.look`. */
export type LookTools = {
  isDrawn: (element: Element) => boolean
  /** The next frame, or a second: a browser that is busy elsewhere may draw none of a page. */
  frame: () => Promise<unknown>
  /** For a person who looks for it: `button “Send again · 240” in section “Waiting”, 12,40 88×32`. */
  name: (element: Element) => string
  texts: () => DrawnText[]
  /** What can be pressed, typed into or moved; a hidden radio or file input is its label. */
  controls: () => HTMLElement[]
  /** The part of a box that none of the element's ancestors cuts off; null when nothing is left. */
  shown: (element: Element, box: Box) => Box | null
  /** The ancestors that may cut something of this element off, from the inside. */
  clippers: (element: Element) => Element[]
  /** Sum of the layout shifts since the page began, and what moved. */
  shifts: { value: number; moved: string[] }[]
}

declare global {
  interface Window {
    look: LookTools
  }
}

/** To be given to `addInitScript`: everything it needs stands inside. */
const installLookTools = () => {
  const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()

  const isDrawn = (element: Element) => {
    if (
      !element.checkVisibility({
        opacityProperty: true,
        visibilityProperty: true,
        contentVisibilityAuto: true,
      })
    ) {
      return false
    }
    // For those who listen: drawn by the browser, seen by nobody.
    for (let each: Element | null = element; each; each = each.parentElement) {
      const { clipPath, position } = getComputedStyle(each)
      if (position === 'absolute' && clipPath.startsWith('inset(50%')) return false
    }
    const { bottom, width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0 && bottom + scrollY > 0
  }

  const sizeOf = ({ left, right, top, bottom }: Box) =>
    `${Math.round(left)},${Math.round(top)} ${Math.round(right - left)}×${Math.round(bottom - top)}`

  const name = (element: Element) => {
    const own = clean(element.getAttribute('aria-label') ?? element.textContent).slice(0, 60)
    const around = element.parentElement?.closest('li, section, form, nav, header, main, dialog')
    const place = clean(around?.getAttribute('aria-label') ?? around?.textContent).slice(0, 24)
    const where = around ? ` in ${around.localName} “${place}”` : ''
    const classes = element.getAttribute('class')?.slice(0, 60) ?? ''
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const size = sizeOf({ left, right, top: top + scrollY, bottom: bottom + scrollY })
    return `${element.localName}[${classes}] “${own}”${where}, ${size}`
  }

  const texts = (): DrawnText[] => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: DrawnText[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = clean(node.nodeValue)
      if (!element || !text || element.closest('option, script, style, noscript, title')) continue
      if (!isDrawn(element)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0.5)
      if (lines.length > 0) found.push({ text, element, node: node as Text, lines })
    }
    return found
  }

  const PRESSED =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=menuitem], [role=slider], [tabindex="0"]'

  const controls = () => {
    const seen = new Set<HTMLElement>()
    for (const element of document.querySelectorAll<HTMLElement>(PRESSED)) {
      const isTick = element.matches('input[type=radio], input[type=checkbox], input[type=file]')
      const drawn = isTick ? (element.closest('label') ?? element) : element
      if (isDrawn(drawn)) seen.add(drawn)
    }
    return [...seen]
  }

  const clippers = (element: Element) => {
    const found: Element[] = []
    let escapes: string | null = null
    for (let each: Element | null = element; each; each = each.parentElement) {
      const style = getComputedStyle(each)
      const positioned = style.position !== 'static' || style.transform !== 'none'
      if (escapes !== 'absolute' || positioned) {
        if (each !== document.body && each !== document.documentElement) {
          if (style.overflowX !== 'visible' || style.overflowY !== 'visible') found.push(each)
        }
        escapes = null
      }
      if (style.position === 'fixed') break
      if (style.position === 'absolute') escapes = 'absolute'
    }
    return found
  }

  const shown = (element: Element, box: Box): Box | null => {
    let { left, right, top, bottom } = box
    for (const each of clippers(element)) {
      const edge = each.getBoundingClientRect()
      const style = getComputedStyle(each)
      if (style.overflowX !== 'visible') {
        left = Math.max(left, edge.left)
        right = Math.min(right, edge.right)
      }
      if (style.overflowY !== 'visible') {
        top = Math.max(top, edge.top)
        bottom = Math.min(bottom, edge.bottom)
      }
    }
    return right - left > 1 && bottom - top > 1 ? { left, right, top, bottom } : null
  }

  const shifts: LookTools['shifts'] = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
    })[]) {
      if (entry.hadRecentInput) continue
      const moved = entry.sources.map(({ node, previousRect, currentRect }) => {
        const element = node instanceof Element ? node : node?.parentElement
        const [from, to] = [sizeOf(previousRect), sizeOf(currentRect)]
        return `${element ? name(element) : 'something gone'}: ${from} → ${to}`
      })
      shifts.push({ value: entry.value, moved })
    }
  }).observe({ type: 'layout-shift', buffered: true })

  const frame = () =>
    Promise.race([
      new Promise((done) => requestAnimationFrame(done)),
      new Promise((done) => setTimeout(done, 1_000)),
    ])

  window.look = { isDrawn, frame, name, texts, controls, shown, clippers, shifts }
}

/** Before the first page is opened. */
export const giveLookTools = async (page: Page): Promise<void> => {
  await page.addInitScript(installLookTools)
}

/** Fails with everything that was found, said so that a person finds it too. */
export const inWords = (place: string, findings: Finding[]): string[] =>
  findings.map(({ rule, where, what }) => `${place} | ${rule}: ${what} | ${where}`)

/** Once the page has drawn what changed. */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 3; frame++) await window.look.frame()
  })
