/** The closed set of things that can go wrong for a person, each with its HTTP status. */
export const ERROR_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  insufficient_credits: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  internal: 500,
  unreachable: 502,
  unavailable: 503,
  storage_full: 507,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** Messages beside the fields that caused them; keys are field names as the form calls them. */
export type FieldErrors = Record<string, string>

/**
 * An error that a person should read. `message` is for the user, `cause` for the log.
 * Anything else that is thrown reaches a browser as `internal` with an id, never its message.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields?: FieldErrors

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; fields?: FieldErrors } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    if (options.fields) this.fields = options.fields
  }
}
