import { AppError, type ErrorCode } from '@/lib/errors'
import { type Said, say } from '@/lib/intl/said'

/** What keeps a storage from its work, as far as it says so. */
export const STORAGE_PROBLEMS = [
  'full',
  /** Reading works, writing is refused. */
  'read_only',
  /** The place itself is not there. */
  'gone',
  /** The key, or what it may do. */
  'key',
  'bucket',
  'region',
  'clock',
  /** It asks to be left alone for a while, or has a fault of its own. */
  'busy',
  'unreachable',
  /** Other bytes came than were stored. */
  'damaged',
] as const

export type StorageProblem = (typeof STORAGE_PROBLEMS)[number]

/** The storage fails, not what was asked of it. */
export class StorageError extends AppError {
  constructor(
    readonly problem: StorageProblem,
    options: { cause?: unknown; said?: Said } = {},
  ) {
    super(CODES[problem] ?? 'storage_unavailable', options.said ?? saidOf(problem), options)
    this.name = 'StorageError'
  }
}

const CODES: Partial<Record<StorageProblem, ErrorCode>> = {
  full: 'storage_full',
  damaged: 'storage_damaged',
}

const saidOf = (problem: StorageProblem): Said => {
  if (problem === 'full') return say('errors.media.storageFull')
  if (problem === 'damaged') return say('errors.media.storageDamaged')
  return say('errors.media.storageUnavailable')
}
