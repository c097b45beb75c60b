import type { Locale } from '@/lib/intl/locale'
import { perLocale } from '@/lib/intl/per-locale'

/**
 * How numbers, lengths and instants are written for people, in their language. Everything takes
 * the time zone and the present from its caller, so that the server and the browser write the
 * same words.
 */

/** British, for "20 November" and the 24-hour clock. */
const TAGS: Record<Locale, string> = { en: 'en-GB', ko: 'ko-KR', tr: 'tr-TR' }

const DAY_MS = 24 * 60 * 60 * 1000

// A unit never stands on the line below its number.
const NBSP = '\u00a0'

/** Making a formatter costs a hundred times more than using it. */
const remembered = <Options extends object, Formatter>(make: (options: Options) => Formatter) => {
  const known = new Map<string, Formatter>()
  return (options: Options): Formatter => {
    const key = JSON.stringify(options)
    const found = known.get(key) ?? make(options)
    known.set(key, found)
    return found
  }
}

/** The length of a clip as a badge, the same in every language: 5.04 → "0:05", 75 → "1:15". */
export const formatClock = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

const dayParts = remembered(
  (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options),
)

/** The calendar day of an instant in a time zone, as YYYY-MM-DD. */
export const dayKeyOf = (at: Date, timeZone: string): string => {
  const parts = dayParts({
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

const AGES: [limitSeconds: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [45 * 60, 'minute', 60],
  [22 * 3600, 'hour', 3600],
  [7 * 86_400, 'day', 86_400],
  [30 * 86_400, 'week', 7 * 86_400],
  [365 * 86_400, 'month', 30.44 * 86_400],
]

const make = (locale: Locale) => {
  const tag = TAGS[locale]
  const numbers = remembered(
    (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options),
  )
  const dates = remembered(
    (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options),
  )
  const relative = remembered(
    (options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(tag, options),
  )

  const number = (value: number, maximumFractionDigits = 0) =>
    numbers({ maximumFractionDigits }).format(value)

  /** English writes the symbols of the SI, which Intl spells "secs" and "mins". */
  const withUnit = (value: number, unit: 'second' | 'minute' | 'byte', digits: number) => {
    if (locale === 'en') {
      return `${number(value, digits)}${NBSP}${{ second: 's', minute: 'min', byte: 'B' }[unit]}`
    }
    return numbers({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits })
      .format(value)
      .replace(' ', NBSP)
  }

  const upperFirst = (text: string) => text.slice(0, 1).toLocaleUpperCase(tag) + text.slice(1)

  const nameOfDay = (age: number): string | null =>
    age === 0 || age === 1 ? relative({ numeric: 'auto' }).format(-age, 'day') : null

  /** With the year when it is not that of `todayKey`: "20 November", "11월 20일", "20 Kasım". */
  const dateOfDay = (dayKey: string, todayKey: string) => {
    const year = dayKey.slice(0, 4) === todayKey.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
    return dates({ timeZone: 'UTC', day: 'numeric', month: 'long', ...year }).format(noonOf(dayKey))
  }

  /** "Friday 20 November", "11월 20일 금요일", "20 Kasım Cuma". */
  const spellDay = (dayKey: string, todayKey: string) => {
    // Joined by hand: whether a comma follows the weekday depends on the runtime's version of the
    // locale data, and the server's and the browser's must agree.
    const weekday = dates({ timeZone: 'UTC', weekday: 'long' }).format(noonOf(dayKey))
    const date = dateOfDay(dayKey, todayKey)
    return locale === 'en' ? `${weekday} ${date}` : `${date} ${weekday}`
  }

  const clock = (at: Date, timeZone: string, withSeconds: boolean) =>
    // The 24-hour clock is digits and colons in all of these languages.
    dayParts({
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      ...(withSeconds ? ({ second: '2-digit' } as const) : {}),
      hourCycle: 'h23',
    }).format(at)

  const collator = new Intl.Collator(tag, { numeric: true })

  return {
    /** For sorting what has a name, as a reader of the language looks it up. */
    byName: (a: { name: string }, b: { name: string }) => collator.compare(a.name, b.name),

    /** 12480 → "12,480"; in Turkish "12.480". Credits and other integers. */
    number: (value: number) => number(value),

    /** Up to two decimals: 0.35 → "0.35"; in Turkish "0,35". */
    decimal: (value: number) => number(value, 2),

    /** 400 → "+400", -400 → "−400" (a real minus, as wide as the plus), 0 → "0". */
    signed: (value: number) => {
      if (value === 0) return '0'
      return `${value > 0 ? '+' : '\u2212'}${number(Math.abs(value))}`
    },

    /** A count of a filtered list: exact to 1,000, then "1,000+". */
    count: (count: number) => (count > 1000 ? `${number(1000)}+` : number(count)),

    /** A share of 1: 0.8 → "80%", "%80". */
    percent: (share: number) =>
      numbers({ style: 'percent', maximumFractionDigits: 0 }).format(share),

    /**
     * 5.041 → "5.04 s", "5.04초", "5,04 sn.". In Turkish "sn." and "dk." are abbreviations of words,
     * whose point belongs to them; only the symbols of the SI have none.
     */
    seconds: (seconds: number) => withUnit(seconds, 'second', 2),

    /** 3 → "3 min", "3분", "3 dk.". */
    minutes: (minutes: number) => withUnit(minutes, 'minute', 0),

    /** Whole units: (2, 3, "minute") → "2–3 min", "2~3분", "2–3 dk.". */
    range: (from: number, to: number, unit: 'second' | 'minute') => {
      const last = withUnit(to, unit, 0)
      if (from === to) return last
      return last.replace(number(to), `${number(from)}${locale === 'ko' ? '~' : '–'}${number(to)}`)
    },

    /** 5.04 → "5 seconds", for names that are read aloud. */
    spellSeconds: (seconds: number) =>
      numbers({
        style: 'unit',
        unit: 'second',
        unitDisplay: 'long',
        maximumFractionDigits: 0,
      }).format(Math.max(1, Math.round(seconds))),

    /** 23.976 → "23.98 fps". */
    frameRate: (framesPerSecond: number) => `${number(framesPerSecond, 2)}${NBSP}fps`,

    /** Decimal units, as file managers and the provider count: 9_800_000 → "9.8 MB". */
    bytes: (bytes: number) => {
      const units = ['B', 'kB', 'MB', 'GB', 'TB']
      let value = bytes
      let unit = 0
      // 999.95 of a unit would round to "1,000.0": the next unit says it shorter.
      while (value >= 999.95 && unit < units.length - 1) {
        value /= 1000
        unit += 1
      }
      return `${number(value, unit === 0 ? 0 : 1)}${NBSP}${units[unit]}`
    },

    spellDay,

    /** YYYY-MM as a mark: "Nov", "11월", "Kas". */
    month: (monthKey: string) =>
      dates({ timeZone: 'UTC', month: 'short' }).format(noonOf(`${monthKey}-01`)),

    /** YYYY-MM: "November 2026", "2026년 11월", "Kasım 2026". */
    spellMonth: (monthKey: string) =>
      dates({ timeZone: 'UTC', month: 'long', year: 'numeric' }).format(noonOf(`${monthKey}-01`)),

    /** The year of YYYY-MM: "2026", "2026년". */
    year: (monthKey: string) =>
      dates({ timeZone: 'UTC', year: 'numeric' }).format(noonOf(`${monthKey}-01`)),

    /** A filter by date: "2026", "November 2026", "20 November", "17 November – 23 November". */
    dates: (filter: string, todayKey: string) =>
      filter
        .split('..')
        .map((part) =>
          part.length === 10
            ? dateOfDay(part, todayKey)
            : dates({
                timeZone: 'UTC',
                year: 'numeric',
                ...(part.length === 7 ? ({ month: 'long' } as const) : {}),
              }).format(noonOf(`${part}-01-01`.slice(0, 10))),
        )
        .join(' – '),

    /** The heading of a day: "Today", "Yesterday", "Friday 20 November". */
    day: (dayKey: string, todayKey: string) => {
      const name = nameOfDay(daysBetween(dayKey, todayKey))
      return name ? upperFirst(name) : spellDay(dayKey, todayKey)
    },

    /** "today 14:02", "yesterday 23:59", "20 November 14:02". */
    when: (at: Date, now: Date, timeZone: string) => {
      const day = dayKeyOf(at, timeZone)
      const today = dayKeyOf(now, timeZone)
      const name = nameOfDay(daysBetween(day, today)) ?? dateOfDay(day, today)
      return `${name} ${clock(at, timeZone, false)}`
    },

    /** The exact instant, for a title: "Friday 20 November 2026, 14:02:33". */
    exact: (at: Date, timeZone: string) =>
      `${spellDay(dayKeyOf(at, timeZone), '')}, ${clock(at, timeZone, true)}`,

    /**
     * How long ago an instant was: "12 min ago", "yesterday"; null within 45 seconds, which is
     * "just now" in words of the messages. Milliseconds.
     */
    ago: (atMs: number, nowMs: number): string | null => {
      const seconds = Math.round((atMs - nowMs) / 1000)
      const distance = Math.abs(seconds)
      if (distance < 45) return null
      const [, unit, length] = AGES.find(([limit]) => distance < limit) ?? [
        0,
        'year' as const,
        365.25 * 86_400,
      ]
      // Truncating would call 90 s one minute for a whole minute; never round to 0 of a unit.
      const count = Math.max(1, Math.round(distance / length))
      // Minutes and hours stand on cards; "last wk" and "geçen hf." would save no room worth it.
      const style = unit === 'minute' || unit === 'hour' ? 'short' : 'long'
      return relative({ numeric: 'auto', style }).format(seconds < 0 ? -count : count, unit)
    },
  }
}

export type Format = ReturnType<typeof make>

export const formatFor: (locale: Locale) => Format = perLocale(make)
