'use client'
import { useCallback, useLayoutEffect, useRef } from 'react'

/** The same objects for as long as they say the same: a repeated answer then draws nothing again. */
export const useSameItems = <T extends { id: string }>(items: T[]): T[] => {
  const kept = useRef(new Map<string, { text: string; item: T }>())
  const list = useRef<T[]>([])
  const next = new Map<string, { text: string; item: T }>()
  for (const item of items) {
    const text = JSON.stringify(item)
    const before = kept.current.get(item.id)
    next.set(item.id, before?.text === text ? before : { text, item })
  }
  kept.current = next
  const same = items.map((item) => next.get(item.id)?.item ?? item)
  if (!hasSame(list.current, same)) list.current = same
  return list.current
}

const hasSame = <T>(before: T[], now: T[]): boolean =>
  before.length === now.length && now.every((item, index) => item === before[index])

/** The same list for as long as the same objects stand in it. */
export const useSameList = <T>(items: T[]): T[] => {
  const list = useRef(items)
  if (!hasSame(list.current, items)) list.current = items
  return list.current
}

/** One function that does what the newest one does; undefined for as long as there is none. */
export const useSameFunction = <Args extends unknown[]>(
  newest: ((...args: Args) => void) | undefined,
): ((...args: Args) => void) | undefined => {
  const latest = useRef(newest)
  useLayoutEffect(() => {
    latest.current = newest
  })
  const call = useCallback((...args: Args) => latest.current?.(...args), [])
  return newest && call
}
