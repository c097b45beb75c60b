import type { ERROR_SHAPES, FaultOf } from './fault-kinds'
import { type Answer, json } from './http'

/** What comes instead of an answer, wherever it is asked for. */
export const INTERRUPTIONS = ['rate_limited', 'internal_error', 'error', 'reset', 'hang'] as const

export type Interruption = FaultOf<(typeof INTERRUPTIONS)[number]>

type Shape = (typeof ERROR_SHAPES)[number]
type Said = { status: number; code: string; message: string; headers?: Record<string, string> }

export const interrupt = (fault: Interruption): Answer => {
  switch (fault.kind) {
    case 'reset':
      return 'reset'
    case 'hang':
      return { silentMs: fault.ms }
    case 'internal_error':
      return sayError('documented', {
        status: 500,
        code: 'INTERNAL_ERROR',
        message: 'Something went wrong',
      })
    case 'rate_limited':
      return sayError(fault.shape, {
        status: 429,
        code: 'RATE_LIMITED',
        message: 'Too many requests',
        headers: retryAfter(fault.retryAfter),
      })
    case 'error':
      return sayError(fault.shape, { ...fault, headers: retryAfter(fault.retryAfter) })
  }
}

const retryAfter = (value: FaultOf<'error'>['retryAfter']): Record<string, string> => {
  if (value === null) return {}
  // A client compares a date with its own clock, not with ours.
  const text = typeof value === 'object' ? new Date(Date.now() + value.inMs).toUTCString() : value
  return { 'retry-after': `${text}` }
}

/** The page of an edge that could not, or would not, reach the server behind it. */
export const edgePage = (title: string): string =>
  `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>` +
  '<p>The web server reported an error. Please try again in a few minutes.</p></body></html>\n'

const plain = (status: number, type: string, body: string, headers = {}): Answer => ({
  status,
  headers: { 'content-type': `${type}; charset=utf-8`, ...headers },
  body,
})

const sayError = (shape: Shape, { status, code, message, headers = {} }: Said): Answer => {
  const documented = { code, message }
  switch (shape) {
    case 'documented':
      return json(status, documented, headers)
    case 'numeric':
      return json(status, { code: status, message }, headers)
    case 'nested':
      return json(status, { error: documented }, headers)
    case 'bare':
      return json(status, { error: code }, headers)
    case 'detail':
      return json(status, { detail: message }, headers)
    case 'wrapped':
      return json(200, { code: status, message, data: null }, headers)
    case 'html':
      return plain(status, 'text/html', edgePage(`Error ${status}`), headers)
    case 'text':
      return plain(status, 'text/plain', `upstream error ${status}`, headers)
    case 'empty':
      return { status, headers }
    case 'truncated': {
      const whole = JSON.stringify(documented)
      return plain(status, 'application/json', whole.slice(0, whole.length / 2), headers)
    }
  }
}
