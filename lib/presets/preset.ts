import { z } from 'zod'
import { messageKey } from '@/lib/intl/said'
import {
  ASPECT_RATIOS,
  CFG_SCALE,
  DURATION_SECONDS,
  KLING_TYPES,
  PROMPT_MAX_LENGTH,
} from '@/lib/kling/catalog'
import { isReadableText, normalizeText } from '@/lib/kling/text'

/** How many presets one member may have in one workspace. */
export const MOST_PRESETS = 200

const unreadable = messageKey('errors.presets.settings')

const text = z
  .string(unreadable)
  .refine(isReadableText, messageKey('errors.unreadableCharacters'))
  .transform(normalizeText)
  .refine((value) => value.length <= PROMPT_MAX_LENGTH, messageKey('errors.presets.longText'))

const fields = {
  type: z.enum(KLING_TYPES, unreadable),
  negativePrompt: text,
  durationSeconds: z.int(unreadable).min(DURATION_SECONDS.min).max(DURATION_SECONDS.max),
  aspectRatio: z.enum(ASPECT_RATIOS, unreadable),
  sound: z.boolean(unreadable),
  cfgScale: z.number(unreadable).min(CFG_SCALE.min).max(CFG_SCALE.max),
  keepOriginalSound: z.boolean(unreadable),
  /** Absent where the preset brings none: the composer keeps what stands in it. */
  prompt: text.optional(),
}

/**
 * What is kept of a draft under a name: everything but its inputs and its place, also what the
 * type does not take, so that switching types later forgets nothing.
 */
export const presetSettingsSchema = z.strictObject(fields, unreadable)

export type PresetSettings = z.output<typeof presetSettingsSchema>

const lenient = z.object({
  type: fields.type,
  negativePrompt: text.catch(''),
  durationSeconds: fields.durationSeconds.catch(DURATION_SECONDS.default),
  aspectRatio: fields.aspectRatio.catch(ASPECT_RATIOS[0]),
  sound: fields.sound.catch(true),
  cfgScale: fields.cfgScale.catch(CFG_SCALE.default),
  keepOriginalSound: fields.keepOriginalSound.catch(true),
  prompt: fields.prompt.catch(undefined),
})

/**
 * Reads what may have been written by another version: null when its type is none of ours, and
 * otherwise whatever of it makes sense, with the defaults for the rest.
 */
export const readPresetSettings = (raw: unknown): PresetSettings | null =>
  lenient.safeParse(raw).data ?? null

/** A preset as the composer's list shows it. */
export type PresetView = {
  id: string
  name: string
  shared: boolean
  mine: boolean
  makerName: string
  /** Renamed, shared, replaced and deleted by this reader. */
  mayChange: boolean
  /** Null when it cannot be used by this version. */
  settings: PresetSettings | null
}
