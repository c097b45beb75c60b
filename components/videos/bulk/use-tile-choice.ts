'use client'
import { type MouseEvent, type PointerEvent, useRef } from 'react'
import { isChoosing, selected } from '@/components/videos/bulk/use-selected'

const LONG_PRESS_MS = 450
/** A finger that goes further scrolls. */
const STILL_PX = 10

/**
 * How the pointer and the finger choose a tile instead of opening it: Shift+click a range, a long
 * touch the first one, and after that every click and touch. Spread it on the tile's `li`.
 * @param order of all that is loaded, asked for when a range is chosen
 */
export const useTileChoice = (id: string, order: () => readonly string[]) => {
  const press = useRef<{ x: number; y: number; timer: number } | null>(null)
  const wasLong = useRef(false)
  const end = () => {
    clearTimeout(press.current?.timer)
    press.current = null
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      wasLong.current = false
      if (event.pointerType !== 'touch' || isChoosing()) return
      const timer = window.setTimeout(() => {
        wasLong.current = true
        selected.begin()
        selected.toggle(id)
      }, LONG_PRESS_MS)
      press.current = { x: event.clientX, y: event.clientY, timer }
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const { current } = press
      if (current && Math.hypot(clientX - current.x, clientY - current.y) > STILL_PX) end()
    },
    onPointerUp: end,
    onPointerCancel: end,
    /** A long touch of a link is a menu to a telephone. */
    onContextMenu: (event: MouseEvent) => {
      if (press.current || wasLong.current) event.preventDefault()
    },
    onClickCapture: (event: MouseEvent) => {
      const { target } = event
      const isOfBox = target instanceof HTMLInputElement
      const isOfButton = target instanceof Element && target.closest('button, [role=menu]')
      // The key Enter opens, and with Ctrl or ⌘ the browser opens another tab.
      const isByKey = event.detail === 0
      // The end of a long touch, also on the box that has just appeared under the finger.
      if (wasLong.current) wasLong.current = false
      else if (isOfBox || isOfButton || isByKey || event.ctrlKey || event.metaKey) return
      else if (event.shiftKey) selected.extendTo(id, order())
      else if (isChoosing()) selected.toggle(id)
      else return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
