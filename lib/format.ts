/**
 * How numbers, lengths and instants are written for people. Everything takes the time zone and
 * the present from its caller, so that the server and the browser write the same words.
 */

/** The viewer's language; one for now. British, for "20 November" and the 24-hour clock. */
const LOCALE = 'en-GB'

const DAY_MS = 24 * 60 * 60 * 1000

const integers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 })
const hundredths = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 })
const tenths = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 })

/** 12480 → "12,480". */
export const formatCredits = (credits: number): string => integers.format(credits)

/** 400 → "+400", -400 → "−400" (a real minus, as wide as the plus), 0 → "0". */
export const formatSignedCredits = (credits: number): string => {
  if (credits === 0) return '0'
  return `${credits > 0 ? '+' : '\u2212'}${integers.format(Math.abs(credits))}`
}

/** A count of a filtered list: exact to 1,000, then "1,000+". */
export const formatCount = (count: number): string =>
  count > 1000 ? `${integers.format(1000)}+` : integers.format(count)

/** The length of a clip as a badge: 5.04 → "0:05", 75 → "1:15". */
export const formatClock = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

// A unit never stands on the line below its number.
const NBSP = '\u00a0'

/** 5.041 → "5.04 s", 5 → "5 s". */
export const formatSeconds = (seconds: number): string => `${hundredths.format(seconds)}${NBSP}s`

/** 5.04 → "5 seconds", for names that are read aloud. */
export const spellSeconds = (seconds: number): string => {
  const whole = Math.max(1, Math.round(seconds))
  return `${whole} ${whole === 1 ? 'second' : 'seconds'}`
}

/** 23.976 → "23.98 fps". */
export const formatFrameRate = (framesPerSecond: number): string =>
  `${hundredths.format(framesPerSecond)}${NBSP}fps`

/** Decimal units, as file managers and the provider count: 9_800_000 → "9.8 MB". */
export const formatBytes = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  // 999.95 of a unit would round to "1,000.0": the next unit says it shorter.
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 ? integers.format(value) : tenths.format(value)}${NBSP}${units[unit]}`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs a hundred times more than using it. */
const formatterOf = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALE, options)
  formatters.set(key, made)
  return made
}

/** The calendar day of an instant in a time zone, as YYYY-MM-DD. */
export const dayKeyOf = (at: Date, timeZone: string): string => {
  const parts = formatterOf({
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

// A day key is a calendar day without a zone, so noon in UTC stands for it everywhere.
const noonOf = (dayKey: string) => new Date(`${dayKey}T12:00:00Z`)

const daysBetween = (from: string, to: string) =>
  Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / DAY_MS)

/** "20 November", with the year when it is not that of `todayKey`. */
const dateOfDay = (dayKey: string, todayKey: string): string => {
  const year = dayKey.slice(0, 4) === todayKey.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  return formatterOf({ timeZone: 'UTC', day: 'numeric', month: 'long', ...year }).format(
    noonOf(dayKey),
  )
}

/** "Friday 20 November". */
export const spellDay = (dayKey: string, todayKey: string): string => {
  // Joined by hand: whether a comma follows the weekday depends on the runtime's version of the
  // locale data, and the server's and the browser's must agree.
  const weekday = formatterOf({ timeZone: 'UTC', weekday: 'long' }).format(noonOf(dayKey))
  return `${weekday} ${dateOfDay(dayKey, todayKey)}`
}

/** The heading of a day: "Today", "Yesterday", "Friday 20 November", "Friday 21 November 2025". */
export const formatDay = (dayKey: string, todayKey: string): string => {
  const age = daysBetween(dayKey, todayKey)
  if (age === 0) return 'Today'
  if (age === 1) return 'Yesterday'
  return spellDay(dayKey, todayKey)
}

/** "14:02". */
const clockOf = (at: Date, timeZone: string): string =>
  formatterOf({ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** "today 14:02", "yesterday 23:59", "20 November 14:02". */
export const formatWhen = (at: Date, now: Date, timeZone: string): string => {
  const day = dayKeyOf(at, timeZone)
  const today = dayKeyOf(now, timeZone)
  const age = daysBetween(day, today)
  const name = age === 0 ? 'today' : age === 1 ? 'yesterday' : dateOfDay(day, today)
  return `${name} ${clockOf(at, timeZone)}`
}

/** The exact instant, for a title: "Friday 20 November 2026, 14:02:33". */
export const formatExact = (at: Date, timeZone: string): string => {
  const day = spellDay(dayKeyOf(at, timeZone), '')
  const time = formatterOf({
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  return `${day}, ${time}`
}

/** "1 video", "42 videos", "1,000+ videos". */
export const countOf = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`
