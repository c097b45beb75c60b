import type { Said, SaidFields } from '@/lib/intl/said'
import { inEnglish } from '@/lib/intl/translate'

/** The closed set of things that can go wrong for a person, each with its HTTP status. */
export const ERROR_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  insufficient_credits: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  internal: 500,
  unreachable: 502,
  storage_damaged: 502,
  unavailable: 503,
  storage_unavailable: 503,
  storage_full: 507,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** What a form shows beside the fields that caused it, in the reader's language. */
export type FieldErrors = Record<string, string>

/**
 * An error that a person should read: `said` and `fields` in their language, at the edge. `message`
 * is the same in English, for logs, the command line and the compatible API; `cause` is for the
 * log. Anything else that is thrown reaches a browser as `internal` with an id, never its message.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly said: Said
  readonly fields?: SaidFields

  constructor(code: ErrorCode, said: Said, options: { cause?: unknown; fields?: SaidFields } = {}) {
    super(inEnglish(said), { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.said = said
    if (options.fields) this.fields = options.fields
  }
}
