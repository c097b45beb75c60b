import { db } from '@/lib/db/client'
import { inPages } from '@/lib/db/pages'

/** The bytes of videos that are deleted for good, and who else uses them. */

export type ToFree = { id: string; keys: string[] }

const KEYS = {
  storageKey: true,
  posterKey: true,
  posterSmallKey: true,
  spriteKey: true,
  previewKey: true,
} as const

const keysOf = (row: Record<keyof typeof KEYS, string | null>): string[] =>
  [row.storageKey, row.posterKey, row.posterSmallKey, row.spriteKey, row.previewKey].filter(
    (key) => key !== null && key !== '',
  ) as string[]

/** Those whose bytes are there still; `storageKey` is empty once they are not. */
export const listToFree = async (workspaceId: string, limit: number): Promise<ToFree[]> => {
  const rows = await db().video.findMany({
    where: {
      workspaceId,
      trashedAt: { not: null },
      purgedAt: { not: null },
      storageKey: { not: '' },
    },
    take: limit,
    select: { id: true, ...KEYS },
  })
  return rows.map((row) => ({ id: row.id, keys: keysOf(row) }))
}

const PAGE_SIZE = 1_000

/**
 * Which of these keys a video that is not deleted or an input names, in whatever workspace. All rows
 * are read, in pages, because no index knows the keys: this happens seldom, and writes often.
 */
export const findNamed = async (keys: Set<string>): Promise<Set<string>> => {
  const named = new Set<string>()
  const note = (key: string | null) => key !== null && keys.has(key) && named.add(key)
  const after = (id: string | null) => (id === null ? {} : { id: { gt: id } })
  const order = { orderBy: { id: 'asc' }, take: PAGE_SIZE } as const
  const videos = inPages(
    (id: string | null) =>
      db().video.findMany({
        where: { ...after(id), purgedAt: null },
        ...order,
        select: { id: true, ...KEYS },
      }),
    ({ id }) => id,
  )
  for await (const page of videos) for (const row of page) keysOf(row).forEach(note)
  const inputs = inPages(
    (id: string | null) =>
      db().input.findMany({
        where: after(id),
        ...order,
        select: { id: true, storageKey: true, thumbnailKey: true },
      }),
    ({ id }) => id,
  )
  for await (const page of inputs) {
    for (const row of page) [row.storageKey, row.thumbnailKey].forEach(note)
  }
  return named
}

/** Afterwards the row names nothing that is stored; the hash still says what it was. */
export const markFreed = async (ids: string[]): Promise<void> => {
  await db().video.updateMany({
    where: { id: { in: ids }, purgedAt: { not: null } },
    data: {
      storageKey: '',
      posterKey: null,
      posterSmallKey: null,
      spriteKey: null,
      previewKey: null,
    },
  })
}
