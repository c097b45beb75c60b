'use client'
import { useRef } from 'react'

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
  const unchanged =
    same.length === list.current.length && same.every((item, index) => item === list.current[index])
  if (!unchanged) list.current = same
  return list.current
}
