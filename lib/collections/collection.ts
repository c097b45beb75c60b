/** How many collections a workspace may have, and how many videos one of them. */
export const MOST_COLLECTIONS = 500
export const MOST_VIDEOS = 1_000

/** A collection in a list. */
export type CollectionView = {
  id: string
  name: string
  makerName: string
  /** ISO 8601. */
  createdAt: string
  videos: number
  /** Of its first videos, as many as there are pictures for. */
  posterUrls: string[]
}

/** What of a collection others may change while somebody looks at it. */
export type CollectionOrder = { name: string; videoIds: string[] }

export const isSameOrder = (one: string[], other: string[]): boolean =>
  one.length === other.length && one.every((id, at) => id === other[at])

/**
 * The order after `moved` were put before another, or at the end for null. What is moved keeps its
 * own order; a place that is itself moved is the one after it.
 */
export const moveBefore = (order: string[], moved: string[], before: string | null): string[] => {
  const moving = new Set(moved)
  const at = before === null ? -1 : order.indexOf(before)
  const next = at < 0 ? undefined : order.slice(at).find((id) => !moving.has(id))
  const rest = order.filter((id) => !moving.has(id))
  const kept = order.filter((id) => moving.has(id))
  const to = next === undefined ? rest.length : rest.indexOf(next)
  return [...rest.slice(0, to), ...kept, ...rest.slice(to)]
}
