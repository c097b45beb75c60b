import { CompatError } from '@/lib/compat/compat-error'
import { say } from '@/lib/intl/said'
import { inEnglish } from '@/lib/intl/translate'
import { CATALOG, type Fields, fieldsOf, isKlingType, type KlingType } from '@/lib/kling/catalog'
import {
  type Checked,
  checkAspectRatio,
  checkCfgScale,
  checkDuration,
  checkPrompt,
  checkSwitch,
  type SettingName,
} from '@/lib/kling/field-rules'
import { parseSettings } from '@/lib/kling/request'
import type { TaskSettings } from '@/lib/kling/settings'

/**
 * The body of POST /api/generate, read as the provider documents it. Tolerant where nothing is
 * lost by it: unknown fields are passed over, and settings that the type does not take are checked
 * and not sent. Strict where money would buy another video than was asked for: an image or a
 * video that the type cannot use is refused, and so is sound for a reference with a video.
 */

/** Our name of a setting → the provider's. */
const WIRE_NAMES: Record<SettingName, string> = {
  type: 'type',
  prompt: 'prompt',
  negativePrompt: 'negative_prompt',
  durationSeconds: 'duration',
  aspectRatio: 'aspect_ratio',
  sound: 'sound',
  cfgScale: 'cfg_scale',
  keepOriginalSound: 'keep_original_sound',
  image: 'image',
  endImage: 'end_image',
  video: 'video',
  images: 'images',
}

type Body = Record<string, unknown>

/**
 * @param body what JSON.parse gave
 * @returns settings with every default filled in, as the provider has them
 * @throws CompatError INVALID_TYPE, INVALID_PROMPT, INVALID_DURATION, MISSING_IMAGE, MISSING_VIDEO
 * or INVALID_PARAMETER; the first that applies, in this order
 */
export const readGenerate = (body: unknown): TaskSettings => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new CompatError('INVALID_PARAMETER', 'The body must be a JSON object.')
  }
  const given = body as Body
  const { type } = given
  if (!isKlingType(type)) {
    throw new CompatError('INVALID_TYPE', 'type must be one of the twelve documented types.')
  }
  refuse('INVALID_PROMPT', 'prompt', checkPrompt(given.prompt))
  if (given.duration !== undefined) {
    refuse('INVALID_DURATION', 'duration', checkDuration(given.duration))
  }
  const media = readMedia(given)
  refuseMissing(type, media)
  const parsed = parseSettings({
    type,
    prompt: given.prompt,
    ...(given.negative_prompt == null ? {} : { negativePrompt: given.negative_prompt }),
    ...readOptions(given, fieldsOf(type)),
    ...media,
  })
  if (parsed.ok) return parsed.settings
  const [name = 'body', said = say('errors.unreadable')] = Object.entries(parsed.fields)[0] ?? []
  throw new CompatError('INVALID_PARAMETER', `${toWireName(name)}: ${inEnglish(said)}`)
}

/** `images.3` stays the fourth of its list. */
const toWireName = (field: string): string => {
  const [name = '', ...rest] = field.split('.')
  const wireName = Object.entries(WIRE_NAMES).find(([ours]) => ours === name)?.[1] ?? name
  return [wireName, ...rest].join('.')
}

const refuse = (
  code: 'INVALID_PROMPT' | 'INVALID_DURATION' | 'INVALID_PARAMETER',
  field: string,
  checked: Checked<unknown>,
): void => {
  if ('error' in checked) throw new CompatError(code, `${field}: ${inEnglish(checked.error)}`)
}

const OPTIONS = {
  durationSeconds: checkDuration,
  aspectRatio: checkAspectRatio,
  sound: checkSwitch,
  cfgScale: checkCfgScale,
  keepOriginalSound: checkSwitch,
} as const satisfies Partial<Record<keyof Fields, (raw: unknown) => Checked<unknown>>>

/** Settings that were given and that the type takes; the others are only checked. */
const readOptions = (given: Body, fields: Fields): Record<string, unknown> => {
  const taken: Record<string, unknown> = {}
  for (const name of Object.keys(OPTIONS) as (keyof typeof OPTIONS)[]) {
    const wireName = WIRE_NAMES[name]
    const value = given[wireName]
    if (value === undefined) continue
    refuse('INVALID_PARAMETER', wireName, OPTIONS[name](value))
    if (fields[name] !== 'absent') taken[name] = value
  }
  return taken
}

type Address = { url: unknown }
type Media = { image?: Address; endImage?: Address; video?: Address; images?: unknown }

const isNothing = (value: unknown) => value === undefined || value === null || value === ''

// An address is sent as it was written or not at all: what would have to be trimmed is none.
const toAddress = (value: unknown): Address => ({
  url: typeof value === 'string' && value.trim() === value ? value : undefined,
})

const readMedia = (given: Body): Media => {
  const one = (name: 'image' | 'endImage' | 'video') => {
    const value = given[WIRE_NAMES[name]]
    return isNothing(value) ? {} : { [name]: toAddress(value) }
  }
  const { images } = given
  const hasImages = !isNothing(images) && !(Array.isArray(images) && images.length === 0)
  return {
    ...one('image'),
    ...one('endImage'),
    ...one('video'),
    ...(hasImages ? { images: Array.isArray(images) ? images.map(toAddress) : images } : {}),
  }
}

const refuseMissing = (type: KlingType, media: Media): void => {
  const { mode } = CATALOG[type]
  if (mode === 'image' && !media.image) {
    throw new CompatError('MISSING_IMAGE', `image is required for ${type}.`)
  }
  if (mode === 'reference' && !media.images && !media.video) {
    throw new CompatError('MISSING_IMAGE', `${type} needs at least one of images, or a video.`)
  }
  if (mode === 'edit' && !media.video) {
    throw new CompatError('MISSING_VIDEO', `video is required for ${type}.`)
  }
}
