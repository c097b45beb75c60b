/** What part of a file an HTTP request asks for (RFC 9110, sections 13 and 14). */

/** First and last byte, both included. */
export type ByteRange = { start: number; end: number }

export type RangeDecision =
  | { kind: 'whole' }
  | ({ kind: 'partial' } & ByteRange)
  | { kind: 'unsatisfiable' }

const WHOLE: RangeDecision = { kind: 'whole' }
const UNSATISFIABLE: RangeDecision = { kind: 'unsatisfiable' }

/**
 * Decides a `Range` header for a file of `sizeBytes`. What cannot be understood, and a request for
 * several ranges, is answered with the whole file, as the RFC allows: no player asks for several.
 */
export const decideRange = (header: string | null, sizeBytes: number): RangeDecision => {
  const set = /^\s*bytes\s*=(.*)$/is.exec(header ?? '')?.[1]
  if (set === undefined) return WHOLE
  // An empty list element is allowed: `bytes=0-1,` is one range.
  const [spec, ...others] = set.split(',').flatMap((part) => part.trim() || [])
  if (spec === undefined || others.length > 0) return WHOLE
  const match = /^(\d*)-(\d*)$/.exec(spec)
  if (!match) return WHOLE
  const [, first, last] = match
  if (first) return fromStart(Number(first), last ? Number(last) : null, sizeBytes)
  return last ? fromEnd(Number(last), sizeBytes) : WHOLE
}

const fromStart = (start: number, last: number | null, sizeBytes: number): RangeDecision => {
  if (last !== null && last < start) return WHOLE
  if (start >= sizeBytes) return UNSATISFIABLE
  return { kind: 'partial', start, end: Math.min(last ?? sizeBytes - 1, sizeBytes - 1) }
}

const fromEnd = (length: number, sizeBytes: number): RangeDecision => {
  if (length === 0) return UNSATISFIABLE
  // The last bytes of an empty file are the whole of it; no Content-Range could say so.
  if (sizeBytes === 0) return WHOLE
  return { kind: 'partial', start: Math.max(0, sizeBytes - length), end: sizeBytes - 1 }
}

export type Precondition = 'proceed' | 'not_modified' | 'failed'

/**
 * Decides `If-Match` and `If-None-Match` for a GET or HEAD of a file whose strong entity tag is
 * `etag`. Files have no modification date here, so conditions on dates are ignored.
 */
export const decidePrecondition = (
  headers: { ifMatch: string | null; ifNoneMatch: string | null },
  etag: string,
): Precondition => {
  const { ifMatch, ifNoneMatch } = headers
  if (ifMatch !== null && !listsTag(ifMatch, etag, 'strong')) return 'failed'
  if (ifNoneMatch !== null && listsTag(ifNoneMatch, etag, 'weak')) return 'not_modified'
  return 'proceed'
}

const listsTag = (header: string, etag: string, comparison: 'strong' | 'weak'): boolean => {
  if (header.trim() === '*') return true
  const tags = header.match(/(?:W\/)?"[^"]*"/g) ?? []
  return tags.some((tag) => tag === etag || (comparison === 'weak' && tag === `W/${etag}`))
}

/** Whether a `Range` still counts: `If-Range` holds only for the very same strong tag. */
export const rangeStillCounts = (ifRange: string | null, etag: string): boolean =>
  ifRange === null || ifRange.trim() === etag
