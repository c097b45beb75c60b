import type { ErrorCode, FieldErrors } from '@/lib/errors'

export type Failure = {
  ok: false
  error: { code: ErrorCode; message: string; fields?: FieldErrors }
}

/** What every action and JSON route answers. */
export type Result<T> = { ok: true; data: T } | Failure

export const ok = <T>(data: T): Result<T> => ({ ok: true, data })

export const fail = (code: ErrorCode, message: string, fields?: FieldErrors): Failure => ({
  ok: false,
  error: fields ? { code, message, fields } : { code, message },
})
