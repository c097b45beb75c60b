import { LOCALES, type Locale, parseLocale } from '@/lib/intl/locale'

export type NoticeWords = { title: string; body: string }

/** What a browser shows; pressing it leads to `path`. */
export type Notice = {
  /** Of this studio, beginning with a slash. */
  path: string
  words: (locale: Locale) => NoticeWords
}

/**
 * A message as public/sw.js reads it. An account that has chosen no language follows each of its
 * browsers: they get the words in all of them.
 */
export const noticeMessage = ({ path, words }: Notice, accountLocale: string | null): string => {
  const chosen = parseLocale(accountLocale)
  const locales = chosen ? [chosen] : LOCALES
  return JSON.stringify({
    path,
    words: Object.fromEntries(locales.map((locale) => [locale, words(locale)])),
  })
}
