'use client'
import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * When what has the focus in a place goes away, the focus goes on to what then stands there: the
 * first in sight that one of the selectors finds. It is taken from nothing that has it meanwhile.
 */
export const useFocusGoesOn = (place: RefObject<HTMLElement | null>, ...selectors: string[]) => {
  const focused = useRef<Element>(null)
  useLayoutEffect(() => {
    if (!focused.current || focused.current.isConnected) return
    focused.current = null
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      for (const selector of selectors) {
        const all = place.current?.querySelectorAll<HTMLElement>(selector) ?? []
        const found = [...all].find((each) => each.checkVisibility())
        if (found) return found.focus({ preventScroll: true })
      }
    })
  })
  return {
    onFocus: ({ target }: FocusEvent) => {
      focused.current = target
    },
    onBlur: ({ target }: FocusEvent) => {
      // A window that is left, for the choice of a file too, keeps its focus.
      if (document.activeElement !== target) focused.current = null
    },
  }
}
