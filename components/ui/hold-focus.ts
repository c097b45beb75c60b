const REACHED = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

/** Everything on the page beside `element`, in as few pieces as possible; what speaks may go on. */
export const besides = (element: Element, within: Element): Element[] =>
  [...within.children].flatMap((child) => {
    if (child === element || child.matches('script, style, next-route-announcer, [aria-live]')) {
      return []
    }
    const isWhole = !child.contains(element) && !child.querySelector('[aria-live]')
    return isWhole ? [child] : besides(element, child)
  })

/** What lies over the page, the last on top: only that holds the focus. */
const held: Element[] = []

/** Goes to the first of these that takes the focus: others may be disabled or not drawn. */
const focusFirst = (elements: HTMLElement[]) =>
  elements.some((one) => {
    one.focus({ preventScroll: true })
    return document.activeElement === one
  })

/**
 * Makes what lies over the whole page modal: the focus goes into `element`, to `first` or to what
 * comes first, and stays there, and screen readers leave out the rest. `inert`, which a native
 * modal dialog uses, is inherited: every element of the page would be styled anew.
 * @returns the way back, which also gives the focus back
 */
export const holdFocus = (element: HTMLElement, first?: HTMLElement | null): (() => void) => {
  const before = document.activeElement
  const hidden = besides(element, document.body).filter((one) => !one.hasAttribute('aria-hidden'))
  const reached = () => [...element.querySelectorAll<HTMLElement>(REACHED)]
  let isBackwards = false
  const onKeyDown = (event: KeyboardEvent) => {
    isBackwards = event.key === 'Tab' && event.shiftKey
  }
  const onFocusIn = ({ target }: FocusEvent) => {
    if (held.at(-1) !== element || !(target instanceof Node) || element.contains(target)) return
    focusFirst(isBackwards ? reached().reverse() : reached())
  }
  held.push(element)
  focusFirst(first ? [first] : reached())
  for (const one of hidden) one.setAttribute('aria-hidden', 'true')
  document.addEventListener('keydown', onKeyDown, true)
  document.addEventListener('focusin', onFocusIn)
  return () => {
    held.splice(held.indexOf(element), 1)
    for (const one of hidden) one.removeAttribute('aria-hidden')
    document.removeEventListener('keydown', onKeyDown, true)
    document.removeEventListener('focusin', onFocusIn)
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  }
}
