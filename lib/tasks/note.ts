import { type Said, say } from '@/lib/intl/said'
import type { FailureGroup } from '@/lib/kling/failure'
import type { DownloadProblem } from '@/lib/outbound/problem'

export type { FailureGroup }

/** Why a task is where it is: a code and its facts. The words are made where they are shown. */
export type TaskNote =
  /** Queued: the last try never reached the provider. `reason` as in lib/kling/reason.ts. */
  | { code: 'not_sent'; reason: string }
  /** Queued: the provider asked everybody to wait. */
  | { code: 'throttled' }
  /**
   * Failed: the provider refused the request; nothing was charged. With the code NOT_SENT it never
   * left, and `message` is an `InputReason`.
   */
  | { code: 'rejected'; providerCode: string; message: string }
  /** Failed after it was accepted. `reportedCredits` > 0: the refund is not confirmed. */
  | { code: 'failed'; group: FailureGroup; message: string; reportedCredits: number }
  /** Unconfirmed: the answer to the request was lost. `reason` as in lib/kling/reason.ts. */
  | { code: 'unknown_outcome'; reason: string }
  /** Stalled: no end for two hours. */
  | { code: 'no_news' }
  /** Lost: the provider keeps saying that it does not know the task. */
  | { code: 'not_found' }
  /** Archiving: the result could not be stored yet. */
  | { code: 'archive_retry'; reason: ArchiveProblem }
  /** Done or archiving: SUCCESS came without a number, so the estimate was settled. */
  | { code: 'settled_estimate' }
  /** Failed by a person's decision. */
  | { code: 'written_off' }
  /** Failed by a person's decision to send it again as another task. */
  | { code: 'sent_again' }

/** Why a result is not stored yet; `internal` is our own fault, told in the log. */
export type ArchiveProblem = DownloadProblem | 'storage_unavailable' | 'internal'

/** Why an input of a request cannot be sent. */
const INPUT_REASONS = ['gone', 'notImage', 'notVideo'] as const
export type InputReason = (typeof INPUT_REASONS)[number]

/** Null for what was stored before there were codes: an English sentence. */
export const inputReasonOf = (text: string): InputReason | null =>
  INPUT_REASONS.find((one) => one === text) ?? null

export const inputSaid = (reason: InputReason): Said => say(`tasks.input.${reason}`)
