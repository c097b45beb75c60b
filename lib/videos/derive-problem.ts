/**
 * Why what is seen of a video before it is opened could not be made; the video itself is as it came.
 * `interrupted`: each time the process ended in the middle. `internal`: our own fault, told in the log.
 */
export const DERIVE_PROBLEMS = [
  'file_gone',
  'undecodable',
  'too_large',
  'storage_full',
  'interrupted',
  'internal',
] as const

export type DeriveProblem = (typeof DERIVE_PROBLEMS)[number]
