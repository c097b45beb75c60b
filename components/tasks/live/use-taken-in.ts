'use client'
import { useRef } from 'react'

/**
 * A list as it stood when the viewer last took in what is new. `turn` is another one whenever they
 * do; until then nothing comes into the list.
 * @param whenEmpty what is new is taken in by itself where nothing stands that it would push away
 */
export const useTakenIn = <T extends { id: string }>(
  newest: T[],
  turn: string,
  { whenEmpty = false } = {},
) => {
  const taken = useRef({ turn, items: newest })
  if (taken.current.turn !== turn || (whenEmpty && taken.current.items.length === 0)) {
    taken.current = { turn, items: newest }
  }
  const { items } = taken.current
  const known = new Set(items.map(({ id }) => id))
  const now = new Map(newest.map((item) => [item.id, item]))
  return {
    /** Each as it is now; those that have gone meanwhile as they were. */
    kept: items.map((item) => now.get(item.id) ?? item),
    /** The same without those that have gone. */
    present: items.flatMap(({ id }) => now.get(id) ?? []),
    /** What has come since. */
    fresh: newest.filter(({ id }) => !known.has(id)),
  }
}
