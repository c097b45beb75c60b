/**
 * The viewer's time zone. The browser knows it and says it in a cookie, so that days and clocks
 * are right in the first byte of every page but the very first.
 */
export const TIME_ZONE_COOKIE = 'time_zone'

/** A zone that can be computed with; null for what is missing, forged or unknown to this runtime. */
export const parseTimeZone = (value: string | undefined): string | null => {
  if (!value || value.length > 64) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
