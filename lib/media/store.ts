import { type Db, db } from '@/lib/db/client'
import { isId } from '@/lib/id'
import { type Keyset, keysetBefore } from '@/lib/keyset'
import type { InputRecord } from '@/lib/media/input-record'

export type NewInput = Omit<InputRecord, 'id' | 'createdAt'> & { sha256: string }

const SHOWN = {
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
  createdAt: true,
} as const

export const createInput = (input: NewInput, on: Db = db()): Promise<InputRecord> =>
  on.input.create({ data: input, select: SHOWN })

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

/** Newest first. */
export const listInputs = (
  workspaceId: string,
  { before, limit, kind }: { before: Keyset | null; limit: number; kind?: InputRecord['kind'] },
): Promise<InputRecord[]> =>
  db().input.findMany({
    where: { workspaceId, deletedAt: null, ...(kind ? { kind } : {}), ...keysetBefore(before) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: SHOWN,
  })

/**
 * The input that a signed link names, in whatever workspace. A link outlives its input's removal
 * from the list: a task that was sent with it may still fetch it.
 */
export const findLinkedInput = (id: string): Promise<InputRecord | null> =>
  db().input.findUnique({ where: { id }, select: SHOWN })
