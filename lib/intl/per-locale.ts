import type { Locale } from '@/lib/intl/locale'

/** What is made once for each language, at its first use: making it costs more than using it. */
export const perLocale = <T>(make: (locale: Locale) => T): ((locale: Locale) => T) => {
  const made = new Map<Locale, T>()
  return (locale) => {
    const known = made.get(locale)
    if (known !== undefined) return known
    const one = make(locale)
    made.set(locale, one)
    return one
  }
}
