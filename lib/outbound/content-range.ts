export type ContentRange = { start: number; end: number; total: number | null }

/** Reads `bytes 0-99/200`; null when it is absent, unsatisfied or nonsense. */
export const parseContentRange = (header: string | undefined): ContentRange | null => {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i.exec(header?.trim() ?? '')
  if (!match) return null
  const [start, end] = [Number(match[1]), Number(match[2])]
  const total = match[3] === '*' ? null : Number(match[3])
  return start <= end && (total === null || end < total) ? { start, end, total } : null
}

/**
 * What a later part can be tied to the earlier ones by: a strong ETag, or else the date of the
 * last change; null when there is neither, and then a cut download begins anew.
 */
export const validatorOf = (headers: Record<string, string>): string | null => {
  const etag = headers.etag?.trim()
  if (etag?.startsWith('"')) return etag
  return headers['last-modified']?.trim() || null
}
