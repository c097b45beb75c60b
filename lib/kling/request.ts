import { type Said, say } from '@/lib/intl/said'
import {
  CATALOG,
  CFG_SCALE,
  DURATION_SECONDS,
  type Fields,
  fieldsOf,
  isKlingType,
  KLING_TYPES,
  type KlingType,
  MAX_REFERENCES,
  MAX_REFERENCES_WITH_VIDEO,
  MODELS,
} from '@/lib/kling/catalog'
import {
  type Checked,
  checkAspectRatio,
  checkCfgScale,
  checkDuration,
  checkMedia,
  checkNegativePrompt,
  checkPrompt,
  checkReference,
  checkSwitch,
  SETTING_NAMES,
} from '@/lib/kling/field-rules'
import type { MediaRef, NamedRef, TaskSettings } from '@/lib/kling/settings'
import { pruneSettings } from '@/lib/kling/settings-draft'
import { withoutUndefined } from '@/lib/without-undefined'

export type ParsedSettings =
  | { ok: true; settings: TaskSettings }
  | { ok: false; fields: Record<string, Said> }

const MISSING = {
  image: say('fields.missing.image'),
  endImage: say('fields.missing.endImage'),
  video: say('fields.missing.video'),
  reference: say('fields.missing.reference'),
  anyReference: say('fields.missing.anyReference'),
}

const namesOfModelsWithCfgScale = () =>
  Object.values(MODELS)
    .flatMap(({ name, takesCfgScale }) => (takesCfgScale ? [name] : []))
    .join(', ')

/** Said when a type is sent a field that it does not take. */
const absentSaid = (field: keyof Fields, type: KlingType): Said => {
  const edit = CATALOG[type].mode === 'edit'
  switch (field) {
    case 'durationSeconds':
      return say('fields.absent.editLength')
    case 'aspectRatio':
      return say(edit ? 'fields.absent.editRatio' : 'fields.absent.frameRatio')
    case 'sound':
      return say('fields.absent.editSound')
    case 'cfgScale':
      return say('fields.absent.cfgScale', { models: namesOfModelsWithCfgScale() })
    case 'keepOriginalSound':
      return say('fields.absent.originalSound')
    case 'image':
      return say('fields.absent.image')
    case 'endImage':
      return say('fields.absent.endImage')
    case 'video':
      return say('fields.absent.video')
    case 'images':
      return say('fields.absent.images')
  }
}

/**
 * Reads what somebody asked for, strictly: unknown fields, fields that the type does not take and
 * numbers in quotes are refused, each with a sentence under its own name (`images.3` for the
 * fourth of a list). Defaults are filled in, so that what is priced is what is sent.
 */
export const parseSettings = (raw: unknown): ParsedSettings => {
  const given: Record<string, unknown> =
    typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? { ...raw } : {}
  const errors = new Map<string, Said>()

  for (const name of Object.keys(given)) {
    if (!SETTING_NAMES.some((known) => known === name)) errors.set(name, say('fields.unknown'))
  }
  const take = <T>(name: string, checked: Checked<T>): T | undefined => {
    if ('value' in checked) return checked.value
    errors.set(name, checked.error)
    return undefined
  }

  const prompt = take('prompt', checkPrompt(given.prompt)) ?? ''
  const negativePrompt =
    given.negativePrompt === undefined
      ? undefined
      : take('negativePrompt', checkNegativePrompt(given.negativePrompt))
  const { type } = given
  if (!isKlingType(type)) {
    errors.set('type', say('fields.type', { count: KLING_TYPES.length }))
    return { ok: false, fields: Object.fromEntries(errors) }
  }

  const fields = fieldsOf(type)
  /** The field if it was given; an error, and nothing, where the type does not take it. */
  const read = <T>(name: keyof Fields, check: (raw: unknown) => Checked<T>): T | undefined => {
    if (given[name] === undefined) return undefined
    if (fields[name] !== 'absent') return take(name, check(given[name]))
    errors.set(name, absentSaid(name, type))
    return undefined
  }
  const readMedia = (name: 'image' | 'endImage' | 'video') => {
    if (given[name] === undefined && fields[name] === 'required') errors.set(name, MISSING[name])
    return read(name, (raw) => checkMedia(raw, MISSING[name]))
  }

  const settings: TaskSettings = {
    type,
    prompt,
    negativePrompt,
    durationSeconds: read('durationSeconds', checkDuration),
    aspectRatio: read('aspectRatio', checkAspectRatio),
    sound: read('sound', checkSwitch),
    cfgScale: read('cfgScale', checkCfgScale),
    keepOriginalSound: read('keepOriginalSound', checkSwitch),
    image: readMedia('image'),
    endImage: readMedia('endImage'),
    video: readMedia('video'),
    images: read('images', (raw) => readImages(raw, given.video !== undefined, errors)),
  }
  if (CATALOG[type].mode === 'reference') {
    const hasVideo = given.video !== undefined
    const hasImages = Array.isArray(given.images) && given.images.length > 0
    if (!hasVideo && !hasImages && !errors.has('images')) errors.set('images', MISSING.anyReference)
    if (hasVideo && settings.sound) {
      errors.set('sound', say('fields.references.silent'))
    }
  }
  if (errors.size > 0) return { ok: false, fields: Object.fromEntries(errors) }
  return { ok: true, settings: withDefaults(settings) }
}

/** An empty list is no list. Mistakes of single images go to `errors` under their own index. */
const readImages = (
  raw: unknown,
  besideVideo: boolean,
  errors: Map<string, Said>,
): Checked<NamedRef[] | undefined> => {
  if (!Array.isArray(raw)) return { error: MISSING.anyReference }
  const most = besideVideo ? MAX_REFERENCES_WITH_VIDEO : MAX_REFERENCES
  if (raw.length > most) {
    const key = besideVideo ? 'fields.references.tooManyBesideVideo' : 'fields.references.tooMany'
    return { error: say(key, { most }) }
  }
  const images: NamedRef[] = []
  for (const [index, one] of raw.entries()) {
    const checked = checkReference(one, MISSING.reference)
    if ('value' in checked) images.push(checked.value)
    else errors.set(`images.${index}`, checked.error)
  }
  return { value: images.length > 0 ? images : undefined }
}

/** The provider's own defaults, said aloud; and none of the keys that hold nothing. */
const withDefaults = (settings: TaskSettings): TaskSettings => {
  const fields = fieldsOf(settings.type)
  const takes = (name: keyof Fields) => fields[name] !== 'absent'
  const silent = CATALOG[settings.type].mode === 'reference' && settings.video !== undefined
  const filled: TaskSettings = { ...settings }
  if (takes('durationSeconds')) filled.durationSeconds ??= DURATION_SECONDS.default
  if (takes('aspectRatio')) filled.aspectRatio ??= '16:9'
  if (takes('sound')) filled.sound ??= !silent
  if (takes('cfgScale')) filled.cfgScale ??= CFG_SCALE.default
  if (takes('keepOriginalSound')) filled.keepOriginalSound ??= true
  return withoutUndefined(filled)
}

/** The body of POST /api/generate, in the provider's words. */
export type WireRequest = {
  type: KlingType
  prompt: string
  negative_prompt?: string
  duration?: number
  aspect_ratio?: string
  sound?: boolean
  cfg_scale?: number
  keep_original_sound?: boolean
  image?: string
  end_image?: string
  video?: string
  images?: string[]
}

/**
 * @param settings from `parseSettings`, or of a task that was stored from it.
 * @param urlOf the address at which the provider can fetch an input.
 */
export const toWireRequest = (
  settings: TaskSettings,
  urlOf: (ref: MediaRef) => string,
): WireRequest => {
  // Filled in once more: a default that the provider fills in may cost half as much again.
  const all = withDefaults({ ...pruneSettings(settings), prompt: settings.prompt })
  const url = (ref: MediaRef | undefined) => ref && urlOf(ref)
  return withoutUndefined({
    type: all.type,
    prompt: all.prompt,
    negative_prompt: all.negativePrompt,
    duration: all.durationSeconds,
    aspect_ratio: all.aspectRatio,
    sound: all.sound,
    cfg_scale: all.cfgScale,
    keep_original_sound: all.keepOriginalSound,
    image: url(all.image),
    end_image: url(all.endImage),
    video: url(all.video),
    images: all.images?.map(urlOf),
  })
}

/**
 * The same text for the same settings, whatever the order of their keys and the names of their
 * references: for hashing.
 */
export const canonicalSettings = ({ images, ...settings }: TaskSettings): string =>
  canonicalJson({ ...settings, images: images?.map(({ name: _, ...ref }) => ref) })

const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
