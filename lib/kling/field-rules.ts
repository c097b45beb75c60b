import { type Said, say } from '@/lib/intl/said'
import { ASPECT_RATIOS, CFG_SCALE, DURATION_SECONDS, PROMPT_MAX_LENGTH } from '@/lib/kling/catalog'
import { goneSaid } from '@/lib/kling/mentions'
import type { MediaRef, NamedRef, TaskSettings } from '@/lib/kling/settings'
import { isReadableText, normalizeText } from '@/lib/kling/text'

/**
 * What one field may hold, whatever the type. Written by hand rather than as a schema, because
 * the composer runs it at every keystroke and each mistake has its own sentence.
 */

/** Signed addresses of object stores, with a session's token in them, reach several thousand. */
export const ADDRESS_MAX_LENGTH = 8192

export type Checked<T> = { value: T } | { error: Said }

const value = <T>(of: T): Checked<T> => ({ value: of })
const error = (said: Said) => ({ error: said })

const tooLong = (text: string, most: number) =>
  text.length > most ? error(say('fields.text.tooLong', { most, length: text.length })) : null

const checkText = (raw: string): Checked<string> => {
  if (!isReadableText(raw)) return error(say('fields.text.unreadable'))
  const text = normalizeText(raw)
  return tooLong(text, PROMPT_MAX_LENGTH) ?? value(text)
}

/** Kept as it was written, spaces around it too; only its emptiness is judged without them. */
export const checkPrompt = (raw: unknown): Checked<string> => {
  if (typeof raw !== 'string' || raw.trim() === '') return error(say('fields.text.missing'))
  const checked = checkText(raw)
  const gone = 'value' in checked ? goneSaid(checked.value) : null
  return gone ? error(gone) : checked
}

/** Blank means none. The provider names no limit; the prompt's keeps a request within reason. */
export const checkNegativePrompt = (raw: unknown): Checked<string | undefined> => {
  if (typeof raw !== 'string') return error(say('fields.text.negativeNotText'))
  return raw.trim() === '' ? value(undefined) : checkText(raw)
}

/** Whole seconds only, and never a number in quotes: the price is counted from it. */
export const checkDuration = (raw: unknown): Checked<number> => {
  const { min, max } = DURATION_SECONDS
  return typeof raw === 'number' && Number.isInteger(raw) && raw >= min && raw <= max
    ? value(raw)
    : error(say('fields.durationSeconds', { min, max }))
}

export const checkAspectRatio = (raw: unknown): Checked<(typeof ASPECT_RATIOS)[number]> => {
  const known = ASPECT_RATIOS.find((ratio) => ratio === raw)
  return known ? value(known) : error(say('fields.aspectRatio'))
}

export const checkSwitch = (raw: unknown): Checked<boolean> =>
  typeof raw === 'boolean' ? value(raw) : error(say('fields.switch'))

export const checkCfgScale = (raw: unknown): Checked<number> =>
  // Adding 0 turns -0 into 0, which JSON would do without telling the hash.
  typeof raw === 'number' && raw >= CFG_SCALE.min && raw <= CFG_SCALE.max
    ? value(raw + 0)
    : error(say('fields.cfgScale', { min: CFG_SCALE.min, max: CFG_SCALE.max }))

const checkAddress = (raw: unknown): Checked<MediaRef> => {
  const wrong = error(say('fields.address.scheme'))
  if (typeof raw !== 'string') return wrong
  const address = raw.trim()
  const long = tooLong(address, ADDRESS_MAX_LENGTH)
  if (long) return long
  if (/\s/.test(address) || !isReadableText(address)) return wrong
  return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address)
    ? value({ url: address })
    : wrong
}

/** One of our inputs or a public address; `missing` is said when it is neither. */
export const checkMedia = (raw: unknown, missing: Said): Checked<MediaRef> => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return error(missing)
  const keys = Object.keys(raw)
  if (keys.length !== 1) return error(missing)
  if ('url' in raw) return checkAddress(raw.url)
  const id = 'inputId' in raw ? raw.inputId : undefined
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id)
    ? value({ inputId: id })
    : error(missing)
}

const NAME_MAX_LENGTH = 200

/** As `checkMedia`, with a name beside it. A name that cannot be kept is no reason to send nothing. */
export const checkReference = (raw: unknown, missing: Said): Checked<NamedRef> => {
  if (typeof raw !== 'object' || raw === null || !('name' in raw)) return checkMedia(raw, missing)
  const { name, ...ref } = raw
  const checked = checkMedia(ref, missing)
  if ('error' in checked || typeof name !== 'string' || !isReadableText(name)) return checked
  const kept = [...normalizeText(name).trim()].slice(0, NAME_MAX_LENGTH).join('')
  return kept ? value({ ...checked.value, name: kept }) : checked
}

/** Every field of the settings, for telling a known one from an unknown one. */
export const SETTING_NAMES = [
  'type',
  'prompt',
  'negativePrompt',
  'durationSeconds',
  'aspectRatio',
  'sound',
  'cfgScale',
  'keepOriginalSound',
  'image',
  'endImage',
  'video',
  'images',
] as const satisfies (keyof TaskSettings)[]

export type SettingName = (typeof SETTING_NAMES)[number]
