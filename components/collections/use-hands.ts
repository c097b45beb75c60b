'use client'
import { type FocusEvent, type PointerEvent, useRef } from 'react'

/**
 * Whether somebody is about to do something in a place: drags, has the focus there, or the pointer.
 * A finger points at nothing before it presses.
 */
export const useHands = (onLeft: () => void) => {
  const hands = useRef({ pointer: false, focus: false, drag: false })
  const set = (change: Partial<typeof hands.current>) => {
    Object.assign(hands.current, change)
    if (!isOn()) onLeft()
  }
  const isOn = () => Object.values(hands.current).some(Boolean)
  return {
    isOn,
    handlers: {
      onPointerEnter: ({ pointerType }: PointerEvent) => set({ pointer: pointerType !== 'touch' }),
      onPointerLeave: () => set({ pointer: false }),
      onFocus: () => set({ focus: true }),
      onBlur: ({ currentTarget, target, relatedTarget }: FocusEvent) => {
        // A window that is left keeps its focus.
        if (document.activeElement === target) return
        if (!currentTarget.contains(relatedTarget)) set({ focus: false })
      },
      onDragStart: () => set({ drag: true }),
      // The pointer tells nothing of itself while it drags.
      onDragEnd: () => set({ drag: false, pointer: false }),
    },
  }
}
