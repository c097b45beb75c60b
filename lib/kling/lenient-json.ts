import { tidyText } from '@/lib/kling/redact'

/** Reading JSON that nobody promised: every field optional, numbers perhaps in quotes. */

export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of a text, or undefined when it is not JSON. A text in quotes is read once more. */
export const parseJson = (text: string, depth = 3): unknown => {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  try {
    const value: unknown = JSON.parse(trimmed)
    if (typeof value !== 'string' || depth <= 1) return value
    return /^\s*[[{"]/.test(value) ? (parseJson(value, depth - 1) ?? value) : value
  } catch {
    return undefined
  }
}

/** An object, also when it comes as a JSON text. */
export const objectOf = (value: unknown): JsonObject | null => {
  const read = typeof value === 'string' && value.length > 1 ? parseJson(value) : value
  return isObject(read) ? read : null
}

const TEXT_MAX_LENGTH = 1000

/** A text that holds something, fit to be stored; null for anything else. */
export const textOf = (value: unknown): string | null => {
  if (typeof value !== 'string') return null
  const text = tidyText(value.slice(0, TEXT_MAX_LENGTH)).trim()
  return text === '' ? null : text
}

/** Beyond 2^53 a whole number is not the one that was written: an id of it would be another's. */
const isExact = (value: number) =>
  Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value))

/** The first field of `of`, by any of its names, that holds a text or an exact number. */
export const firstText = (of: JsonObject | null, ...names: string[]): string | null => {
  for (const name of names) {
    const value = of && Object.hasOwn(of, name) ? of[name] : undefined
    const text = typeof value === 'number' && isExact(value) ? `${value}` : textOf(value)
    if (text !== null) return text
  }
  return null
}

const CREDITS_MAX = 1_000_000

/**
 * Credits as a whole number of at least 0; a fraction counts as the next whole credit, so that
 * the ledger is never below what was paid. Null when it is no such number.
 */
export const creditsOf = (of: JsonObject | null, ...names: string[]): number | null => {
  const text = firstText(of, ...names)
  if (text === null || !/^\d{1,12}(\.\d+)?$/.test(text)) return null
  const credits = Math.ceil(Number(text))
  return credits <= CREDITS_MAX ? credits : null
}
