const STEPS: [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [45 * 60, 'minute', 60],
  [22 * 3600, 'hour', 3600],
  [7 * 86_400, 'day', 86_400],
  [30 * 86_400, 'week', 7 * 86_400],
  [365 * 86_400, 'month', 30.44 * 86_400],
]

/** How long ago an instant was, in words: "just now", "12 min. ago", "yesterday". Milliseconds. */
export const relativeTime = (atMs: number, nowMs: number, locale = 'en'): string => {
  const seconds = Math.round((atMs - nowMs) / 1000)
  const distance = Math.abs(seconds)
  if (distance < 45) return 'just now'
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const [, unit, length] = STEPS.find(([limit]) => distance < limit) ?? [
    0,
    'year' as const,
    365.25 * 86_400,
  ]
  // Truncating would call 90 s one minute for a whole minute; never round to 0 of a unit.
  const count = Math.max(1, Math.round(distance / length))
  return format.format(seconds < 0 ? -count : count, unit)
}
