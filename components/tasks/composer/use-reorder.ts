'use client'
import { type PointerEvent, startTransition, useEffect, useRef, useState } from 'react'

/** Places count from 0; `by` and `height` are pixels of the screen. */
type Drag = { pointer: number; from: number; to: number; began: number; by: number; height: number }

/**
 * Rows of a list that are dragged by a grip, with a mouse, a pen or a finger alike: what browsers
 * have of their own for that a finger cannot use everywhere. The rows show what would become of
 * them; nothing is moved before the grip is let go, and Esc leaves all as it was.
 */
export const useReorder = (count: number, onMove: (from: number, to: number) => void) => {
  const list = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const held = drag && drag.from < count ? drag : null

  const rowAt = (index: number): HTMLElement | null => {
    const row = list.current?.children[index]
    return row instanceof HTMLElement ? row : null
  }
  /** Within the list, which may be scrolled meanwhile. */
  const heightOf = (event: PointerEvent) =>
    event.clientY - (list.current?.getBoundingClientRect().top ?? 0)

  /** The row under the middle of the one that is dragged. Where rows are drawn now does not count. */
  const placeOf = (from: number, by: number): number => {
    const own = rowAt(from)
    if (!own) return from
    const middle = own.offsetTop + own.offsetHeight / 2 + by
    let place = 0
    while (place < count - 1) {
      const next = rowAt(place + 1)
      if (!next || next.offsetTop > middle) break
      place += 1
    }
    return place
  }

  const isHeld = held !== null
  useEffect(() => {
    if (!isHeld) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Before the sheet around it closes.
      event.stopPropagation()
      setDrag(null)
    }
    window.addEventListener('keydown', leave, true)
    return () => window.removeEventListener('keydown', leave, true)
  }, [isHeld])

  const grip = (from: number) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || held || count < 2) return
      // No picture to carry away, and no text to mark.
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      const next = rowAt(from + 1)?.offsetTop
      const own = rowAt(from)
      const height = own ? (next === undefined ? own.offsetHeight : next - own.offsetTop) : 0
      setDrag({ pointer: event.pointerId, from, to: from, began: heightOf(event), by: 0, height })
    },
    onPointerMove: (event: PointerEvent) => {
      // A mouse goes on moving after it was let go, while the new order is still being drawn.
      if (held?.pointer !== event.pointerId || event.buttons === 0) return
      const by = heightOf(event) - held.began
      const to = placeOf(held.from, by)
      if (to !== held.to) rowAt(to)?.scrollIntoView({ block: 'nearest' })
      setDrag({ ...held, by, to })
    },
    onPointerUp: (event: PointerEvent) => {
      if (held?.pointer !== event.pointerId) return
      // Of this event: what the last movement found may not be drawn yet.
      const to = placeOf(held.from, heightOf(event) - held.began)
      // The rows stay where they are seen until the new order is drawn, which holds up nothing.
      startTransition(() => {
        setDrag(null)
        if (to !== held.from) onMove(held.from, to)
      })
    },
    onPointerCancel: () => setDrag(null),
  })

  /** How far a row is drawn from its place, in pixels; null when nothing is dragged. */
  const shiftOf = (index: number): number | null => {
    if (!held) return null
    const { from, to, by, height } = held
    if (index === from) return by
    if (from < index && index <= to) return -height
    return to <= index && index < from ? height : 0
  }
  return { list, grip, shiftOf, dragged: held?.from ?? null }
}
