/** The languages of the studio, complete in every screen. */
export const LOCALES = ['en', 'ko', 'tr'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'en'

/** Each in its own words, as a person looks for it in a list that they cannot read otherwise. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', ko: '한국어', tr: 'Türkçe' }

/** What was chosen in this browser, for the pages that come before anybody is signed in. */
export const LOCALE_COOKIE = 'locale'

export const parseLocale = (value: string | null | undefined): Locale | null =>
  LOCALES.find((locale) => locale === value) ?? null

/** "tr-TR,tr;q=0.9,en;q=0.8" → "tr": the first of the browser's languages that is one of ours. */
export const localeOfBrowser = (acceptLanguage: string | null): Locale | null => {
  const ranges = (acceptLanguage ?? '').slice(0, 500).split(',')
  const asked = ranges.map((range) => {
    const [tag = '', ...parameters] = range.trim().split(';')
    const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean)
    return { language: tag.toLowerCase().split('-')[0], quality: quality ? Number(quality) : 1 }
  })
  const [first] = asked
    .flatMap(({ language, quality }) => {
      const locale = parseLocale(language)
      return locale && quality > 0 ? [{ locale, quality }] : []
    })
    .sort((a, b) => b.quality - a.quality)
  return first?.locale ?? null
}

/** The account's choice, else this browser's, else the browser's languages, else English. */
export const chooseLocale = (from: {
  account: string | null | undefined
  cookie: string | undefined
  acceptLanguage: string | null
}): Locale =>
  parseLocale(from.account) ??
  parseLocale(from.cookie) ??
  localeOfBrowser(from.acceptLanguage) ??
  DEFAULT_LOCALE
