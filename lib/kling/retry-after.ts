const LEAST_MS = 1000
const MOST_MS = 15 * 60 * 1000

/**
 * How long a `Retry-After` asks to wait, in milliseconds, between 1 s and 15 min. It is a number
 * of seconds or a date; null when it is absent or neither.
 */
export const retryAfterMs = (header: string | undefined, now: Date): number | null => {
  const text = header?.trim() ?? ''
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return clamp(Number(text) * 1000)
  // Without a letter it is no HTTP date, though Date.parse would make one of it.
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : clamp(at - now.getTime())
}

const clamp = (ms: number) => Math.min(MOST_MS, Math.max(LEAST_MS, Math.ceil(ms)))
