/** A place in a list that is ordered by instant and id, newest first. */
export type Keyset = { createdAt: Date; id: string }

export const encodeCursor = (place: Keyset): string =>
  `${place.createdAt.getTime().toString(36)}.${place.id}`

/** The place that a cursor names; null for anything that we did not make. */
export const decodeCursor = (cursor: string): Keyset | null => {
  const match = /^([0-9a-z]{1,9})\.([\w-]{1,40})$/.exec(cursor)
  if (!match?.[1] || !match[2]) return null
  return { createdAt: new Date(Number.parseInt(match[1], 36)), id: match[2] }
}

/**
 * What comes after a place, as a filter. The bound on `createdAt` alone is redundant and is what
 * lets both databases begin at the right place of the index.
 */
export const keysetBefore = (place: Keyset | null) =>
  place
    ? {
        createdAt: { lte: place.createdAt },
        OR: [
          { createdAt: { lt: place.createdAt } },
          { createdAt: place.createdAt, id: { lt: place.id } },
        ],
      }
    : {}
