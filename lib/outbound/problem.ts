/** Why something could not be fetched. */
export type DownloadProblem =
  /** The address is no longer good (401, 403, 404, 410 and the like); a newer one may be. */
  | 'expired'
  /** No connection, no answer in time, or an error of the other server. */
  | 'unreachable'
  /** What came is something else: a page, JSON, more than a video can be. */
  | 'not_a_video'
  /** The connection broke, again and again, before everything had come. */
  | 'incomplete'
  | 'storage_full'
  /** There is no address to fetch from. */
  | 'no_address'
  /** The address, or one that it leads to, is not a public one. */
  | 'refused_address'

/** `message` is for the log: it names hosts, never whole addresses, which may carry signatures. */
export class DownloadError extends Error {
  readonly problem: DownloadProblem

  constructor(problem: DownloadProblem, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.name = 'DownloadError'
    this.problem = problem
  }
}
