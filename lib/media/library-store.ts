import { db, Prisma } from '@/lib/db/client'
import { fold, searchTerms, termsOf } from '@/lib/fold'
import { isId } from '@/lib/id'
import { type Keyset, keysetBefore } from '@/lib/keyset'
import type { InputRecord } from '@/lib/media/input-record'
import { SHOWN } from '@/lib/media/store'

/** What a list may be narrowed to; a frame is an image that was taken from a video. */
export type ListKind = 'image' | 'video' | 'frame'

export type ListedInput = InputRecord & { uses: { tasks: number; videos: number } }

type Asked = { before: Keyset | null; limit: number; kind?: ListKind; search?: string }

const ofKind = (kind: ListKind | undefined) => {
  if (kind === undefined) return {}
  return kind === 'frame' ? { kind: 'image' as const, fromVideoId: { not: null } } : { kind }
}

/** As it is written too: of names from before, the database folded only what it could. */
const named = (search: string) => {
  const folded = searchTerms(search).map((term) => ({ nameFolded: { contains: term } }))
  const written = termsOf(search.normalize('NFC')).map((term) => ({ name: { contains: term } }))
  return { OR: [{ AND: folded }, { AND: written }] }
}

/** Newest first. */
export const listInputs = async (
  workspaceId: string,
  { before, limit, kind, search = '' }: Asked,
): Promise<ListedInput[]> => {
  const rows = await db().input.findMany({
    where: {
      workspaceId,
      deletedAt: null,
      ...ofKind(kind),
      AND: [keysetBefore(before), ...(search.trim() ? [named(search)] : [])],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: SHOWN,
  })
  const uses = await countUses(rows.map(({ id }) => id))
  return rows.map((row) => ({ ...row, uses: uses.get(row.id) ?? { tasks: 0, videos: 0 } }))
}

type Counted = { inputId: string; tasks: number | bigint; videos: number | bigint }

/** How many tasks were made with each, and how many of them became videos. */
const countUses = async (ids: string[]): Promise<Map<string, ListedInput['uses']>> => {
  if (ids.length === 0) return new Map()
  // By hand, because a task may use one input in several slots and Prisma cannot count it once.
  const counted = await db().$queryRaw<Counted[]>`
    SELECT "u"."inputId", COUNT(DISTINCT "u"."taskId") AS "tasks", COUNT(DISTINCT "v"."id") AS "videos"
    FROM "TaskInput" AS "u" LEFT JOIN "Video" AS "v" ON "v"."taskId" = "u"."taskId"
    WHERE "u"."inputId" IN (${Prisma.join(ids)}) GROUP BY "u"."inputId"`
  return new Map(
    counted.map(({ inputId, tasks, videos }) => [
      inputId,
      { tasks: Number(tasks), videos: Number(videos) },
    ]),
  )
}

export type InputUse = {
  id: string
  createdAt: Date
  prompt: string
  video: { id: string; sha256: string; posterKey: string | null } | null
}

/** The tasks of the workspace that were made with an input, newest first. */
export const listInputUses = (
  workspaceId: string,
  inputId: string,
  { before, limit }: { before: Keyset | null; limit: number },
): Promise<InputUse[]> =>
  db().task.findMany({
    where: { workspaceId, inputs: { some: { inputId } }, ...keysetBefore(before) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      createdAt: true,
      prompt: true,
      video: { select: { id: true, sha256: true, posterKey: true } },
    },
  })

/** Which input may be changed is part of the question; `userId` null means anybody's. */
export type Changeable = { workspaceId: string; inputId: string; userId: string | null }

const changeable = ({ workspaceId, inputId, userId }: Changeable) => ({
  id: inputId,
  workspaceId,
  ...(userId === null ? {} : { userId }),
})

/** @returns whether there was one */
export const renameInput = async (which: Changeable, name: string): Promise<boolean> => {
  if (!isId(which.inputId)) return false
  const { count } = await db().input.updateMany({
    where: { ...changeable(which), deletedAt: null },
    data: { name, nameFolded: fold(name) },
  })
  return count === 1
}

/**
 * Takes an input off the list, or with null puts it back. Its bytes stay. Said twice it is done
 * once, and the first instant stays.
 * @returns whether there is such an input
 */
export const setInputDeleted = async (which: Changeable, at: Date | null): Promise<boolean> => {
  if (!isId(which.inputId)) return false
  const where = changeable(which)
  await db().input.updateMany({
    where: { ...where, deletedAt: at === null ? { not: null } : null },
    data: { deletedAt: at },
  })
  return (await db().input.count({ where })) === 1
}
