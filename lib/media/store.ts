import { type Db, db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import { fold } from '@/lib/fold'
import { isId } from '@/lib/id'
import type { InputRecord } from '@/lib/media/input-record'

type Origin = 'fromVideoId' | 'fromSeconds'

export type NewInput = Omit<InputRecord, 'id' | 'createdAt' | Origin> & {
  sha256: string
  /** The video that a frame was taken from, and where in it; or that is here as a whole. */
  fromVideoId?: string
  fromSeconds?: number
}

/** What is read of an input. */
export const SHOWN = {
  id: true,
  workspaceId: true,
  userId: true,
  kind: true,
  name: true,
  storageKey: true,
  thumbnailKey: true,
  contentType: true,
  sizeBytes: true,
  width: true,
  height: true,
  durationSeconds: true,
  fromVideoId: true,
  fromSeconds: true,
  createdAt: true,
} as const

export const createInput = (input: NewInput, on: Db = db()): Promise<InputRecord> =>
  on.input.create({ data: { ...input, nameFolded: fold(input.name) }, select: SHOWN })

/**
 * Lists what came from outside, once: the same bytes under the same name would be two inputs that
 * nobody can tell apart. Another name is a wish, and another input. Who brings the same at the same
 * time waits and gets this one.
 */
export const createInputOnce = async (tx: Tx, input: NewInput): Promise<InputRecord> => {
  const { workspaceId, fromVideoId, kind, name, sha256 } = input
  // A change that changes nothing holds the row until the end of the transaction.
  await tx.$executeRaw`UPDATE "Workspace" SET "name" = "name" WHERE "id" = ${workspaceId}`
  const same = fromVideoId
    ? await findVideoInput({ workspaceId, fromVideoId }, tx)
    : await tx.input.findFirst({
        where: { workspaceId, sha256, kind, name, fromVideoId: null, deletedAt: null },
        orderBy: { createdAt: 'asc' },
        select: SHOWN,
      })
  return same ?? createInput(input, tx)
}

/** The input that a whole video is already, unless it was removed. */
export const findVideoInput = (
  { workspaceId, fromVideoId }: { workspaceId: string; fromVideoId: string },
  on: Db = db(),
): Promise<InputRecord | null> =>
  on.input.findFirst({
    where: { workspaceId, fromVideoId, kind: 'video', deletedAt: null },
    orderBy: { createdAt: 'asc' },
    select: SHOWN,
  })

/** Null for an input that is gone or another workspace's. */
export const findInput = (
  workspaceId: string,
  id: string,
  on: Db = db(),
): Promise<InputRecord | null> =>
  isId(id)
    ? on.input.findFirst({ where: { id, workspaceId, deletedAt: null }, select: SHOWN })
    : Promise.resolve(null)

/** In no order; those that are gone or another workspace's are left out. */
export const listInputsById = (
  workspaceId: string,
  ids: string[],
  on: Db = db(),
): Promise<InputRecord[]> =>
  on.input.findMany({ where: { id: { in: ids }, workspaceId, deletedAt: null }, select: SHOWN })

/** The same with those that were removed from the list, as long as a task was made with them. */
export const findKeptInput = (workspaceId: string, id: string): Promise<InputRecord | null> =>
  isId(id)
    ? db().input.findFirst({
        where: { id, workspaceId, OR: [{ deletedAt: null }, { uses: { some: {} } }] },
        select: SHOWN,
      })
    : Promise.resolve(null)

/** Null where nothing was added yet. */
export const findNewestInput = (workspaceId: string): Promise<InputRecord | null> =>
  db().input.findFirst({
    where: { workspaceId, deletedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: SHOWN,
  })

/**
 * The input that a signed link names, in whatever workspace. A link outlives its input's removal
 * from the list: a task that was sent with it may still fetch it.
 */
export const findLinkedInput = (id: string): Promise<InputRecord | null> =>
  db().input.findUnique({ where: { id }, select: SHOWN })
