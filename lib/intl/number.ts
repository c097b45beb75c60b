import type { Locale } from '@/lib/intl/locale'
import { type MessageKey, type Said, type SaidValues, say } from '@/lib/intl/said'

/**
 * Numbers as people type them. "12.480" is twelve thousand in Ankara and twelve and a half in
 * London: each reads their own way of writing, and what only the other would write is refused,
 * with the digits that mean the same to both.
 */

export type ParsedNumber = { ok: true; value: number } | { ok: false; said: Said }

/** What stands between thousands, and before a fraction. */
const MARKS: Record<Locale, { group: string; fraction: string }> = {
  en: { group: ',', fraction: '.' },
  ko: { group: ',', fraction: '.' },
  tr: { group: '.', fraction: ',' },
}

/** Full-width digits and marks come from East Asian input methods. */
const tidy = (text: string) => text.normalize('NFKC').trim()

/** "1.234.567" with one of `marks` throughout. A group never begins with 0: "0.480" is a fraction. */
const isGrouped = (typed: string, marks: string) =>
  new RegExp(`^[1-9]\\d{0,2}([${marks}])\\d{3}(\\1\\d{3})*$`).test(typed)

const digitsOf = (typed: string) => typed.replace(/\D/g, '')

const refuse = (key: MessageKey, values?: SaidValues): ParsedNumber => ({
  ok: false,
  said: say(key, values),
})

/** A whole number, with its thousands apart as the locale writes them, by spaces, or not at all. */
export const parseWholeNumber = (text: string, locale: Locale): ParsedNumber => {
  const typed = tidy(text)
  if (typed === '') return refuse('fields.number.missing')
  const isPlain = /^\d+$/.test(typed)
  if (!isPlain && !isGrouped(typed, "\\s.,'’")) return refuse('fields.number.whole')
  const digits = digitsOf(typed)
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) return refuse('fields.number.tooLarge')
  return isPlain || isGrouped(typed, `\\s${MARKS[locale].group}`)
    ? { ok: true, value }
    : refuse('fields.number.digitsOnly', { digits })
}

/**
 * A number with a fraction or without, not negative. Both "0,5" and "0.5" are read everywhere; only
 * what would be thousands in this locale is refused, since it looks like a fraction in another.
 */
export const parseDecimal = (text: string, locale: Locale): ParsedNumber => {
  const typed = tidy(text)
  const { group, fraction } = MARKS[locale]
  if (typed === '') return refuse('fields.number.missing')
  if (!/^(\d+[.,]?\d*|[.,]\d+)$/.test(typed)) {
    return refuse('fields.number.decimal', { example: `0${fraction}5` })
  }
  if (isGrouped(typed, group)) {
    const both = { whole: digitsOf(typed), fraction: typed.replace(group, fraction) }
    return refuse('fields.number.wholeOrFraction', both)
  }
  return { ok: true, value: Number(typed.replace(',', '.')) }
}
