'use client'
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'

/** A control of what the server drew, as it is found in what is drawn in its place. */
type Control = { within: string; tag: string; text: string | null }

const describe = (root: Element, element: Element): Control => {
  const named = element.closest('[id]')
  const within = named && root.contains(named) ? named.id : ''
  return { within, tag: element.tagName, text: element.textContent }
}

/** @returns null where it has gone or says something else now: another one is never pressed for it */
const find = (root: Element, { within, tag, text }: Control) => {
  const scope = within === '' ? root : root.querySelector(`[id="${CSS.escape(within)}"]`)
  const same = [scope, ...(scope?.querySelectorAll(tag) ?? [])].filter(
    (element) => element?.tagName === tag && element.textContent === text,
  )
  return same.length === 1 && same[0] instanceof HTMLElement ? same[0] : null
}

/** What was done with a part before its code came. */
export type DoneBefore = { presses: Control[]; focused: Control | null }

/** Of the element around it, on the server too: what was pressed looks so. */
export const AS_DRAWN = 'contents **:aria-busy:cursor-progress **:aria-busy:bg-pressed'

type AsDrawnProps = {
  before: RefObject<DoneBefore>
  /** Its code did not come. */
  failed: boolean
  onPress: () => void
}

/**
 * What the server drew of a part, as it stands until its code is there. The presses on it are noted,
 * and what has the focus when it goes.
 */
export const AsDrawn = ({ before, failed, onPress }: AsDrawnProps) => {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const drawn = root.current
    return () => {
      const element = document.activeElement
      if (drawn?.contains(element)) before.current.focused = element && describe(drawn, element)
    }
  }, [before])
  useEffect(() => {
    if (!failed) return
    // Long after, nobody expects it to be done.
    before.current.presses = []
    for (const button of root.current?.querySelectorAll('[aria-busy]') ?? []) button.ariaBusy = null
  }, [before, failed])
  const note = ({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest('button') : null
    // A second press is the same one.
    if (!root.current || !button || button.ariaBusy || button.ariaDisabled) return
    button.ariaBusy = 'true'
    before.current.presses.push(describe(root.current, button))
    onPress()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons within it have the keys
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls are within it
    <div
      ref={root}
      className={AS_DRAWN}
      onClick={note}
      suppressHydrationWarning
      // Nothing is set: React leaves alone what stands in such an element.
      dangerouslySetInnerHTML={{ __html: '' }}
    />
  )
}

type AfterProps = { before: RefObject<DoneBefore>; children: ReactNode }

/** The part in the place of what was drawn: the focus stays, and what was pressed is done now. */
export const AfterDrawn = ({ before, children }: AfterProps) => {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { focused } = before.current
    before.current.focused = null
    if (root.current && focused) find(root.current, focused)?.focus({ preventScroll: true })
  }, [before])
  useEffect(() => {
    const presses = before.current.presses.splice(0)
    for (const press of presses) if (root.current) find(root.current, press)?.click()
  }, [before])
  return (
    <div ref={root} className="contents">
      {children}
    </div>
  )
}
