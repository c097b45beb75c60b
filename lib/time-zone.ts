/**
 * The viewer's time zone. The browser knows it and says it in a cookie, so that days and clocks
 * are right in the first byte of every page but the very first.
 */
export const TIME_ZONE_COOKIE = 'time_zone'

const MOST_KNOWN = 1_000
// Making a formatter only to ask its zone costs a quarter of an answer.
const known = new Map<string, string>()

/** A zone that can be computed with; null for what is missing, forged or unknown to this runtime. */
export const parseTimeZone = (value: string | undefined): string | null => {
  if (!value || value.length > 64) return null
  const name = known.get(value) ?? read(value)
  if (name === null) return null
  // As many spellings as there may be letters: nobody fills the memory with them.
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(value, name)
  return name
}

const read = (value: string): string | null => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
