import type { VideoField } from '@/lib/media/file-use'

/**
 * Why what is seen of a video before it is opened could not be made; the video itself is as it came.
 * `interrupted`: each time the process ended in the middle. `internal`: our own fault, told in the log.
 */
export const DERIVE_PROBLEMS = [
  'file_gone',
  'file_damaged',
  'undecodable',
  'too_large',
  'storage_full',
  'storage_unavailable',
  'interrupted',
  'internal',
] as const

export type DeriveProblem = (typeof DERIVE_PROBLEMS)[number]

/** A video of which not everything could be made, and is tried no more. */
export type GivenUp = { id: string; missing: VideoField[]; reason: DeriveProblem }

/** Not the film's fault: as long as it lasts it is tried again, seldom, and comes once that is over. */
export const isOfStorage = (problem: DeriveProblem): boolean =>
  problem.startsWith('storage_') || problem.startsWith('file_')
