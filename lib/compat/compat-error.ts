/** Every code that the compatible API answers, with its HTTP status. */
export const COMPAT_STATUS = {
  // The provider's own.
  INVALID_PROMPT: 400,
  INVALID_DURATION: 400,
  INVALID_TYPE: 400,
  MISSING_IMAGE: 400,
  MISSING_VIDEO: 400,
  INVALID_API_KEY: 401,
  INSUFFICIENT_CREDITS: 402,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  // Ours, where its documentation has none.
  INVALID_PARAMETER: 400,
  FORBIDDEN: 403,
  TASK_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  IDEMPOTENCY_CONFLICT: 409,
  BODY_TOO_LARGE: 413,
} as const

export type CompatCode = keyof typeof COMPAT_STATUS

/** What a script is answered instead of what it asked for: `{ code, message }`. */
export class CompatError extends Error {
  readonly code: CompatCode
  readonly headers: Record<string, string>

  constructor(code: CompatCode, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.name = 'CompatError'
    this.code = code
    this.headers = headers
  }
}
