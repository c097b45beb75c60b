import type { StorageProblem } from '@/lib/media/storage-error'

/** What a storage must be able to do, in the order in which it is tried. */
export const STORAGE_STEPS = ['write', 'read', 'range', 'link', 'remove'] as const
export type StorageStep = (typeof STORAGE_STEPS)[number]

/** `other` is told in the log; the two of a link are about the way from outside. */
export type TestProblem = StorageProblem | 'link_refused' | 'link_unreachable' | 'other'

export type StorageTest = {
  /** What went well. A disk has no link, nor has a bucket that only this server reaches. */
  done: StorageStep[]
  failed: { step: StorageStep; problem: TestProblem } | null
}
