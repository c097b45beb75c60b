/**
 * The types of the Kling 3.0 / O3 API as one table of facts, and their models as another. The form,
 * the validation, the price and the request are all read from it: adding a type or changing a
 * price is a change here and nowhere else.
 *
 * Source: the provider's API documentation, v1.0.
 */

export const MODES = ['text', 'image', 'reference', 'edit'] as const
export type Mode = (typeof MODES)[number]

// What the provider calls its models and qualities is the same in every language.
export const QUALITIES = { std: { name: 'Standard' }, pro: { name: 'Pro' } } as const
export type Quality = keyof typeof QUALITIES
export const QUALITY_KEYS = Object.keys(QUALITIES) as Quality[]

type ModelFacts = {
  name: string
  shortName: string
  takesCfgScale: boolean
  /** The prefix of the provider's task ids for this family. */
  idPrefix: string
}

export const MODELS = {
  '3.0': { name: 'Kling 3.0', shortName: '3.0', takesCfgScale: true, idPrefix: 'n75' },
  o3: { name: 'O3', shortName: 'O3', takesCfgScale: false, idPrefix: 'n71' },
} as const satisfies Record<string, ModelFacts>

export type Model = keyof typeof MODELS
export const MODEL_KEYS = Object.keys(MODELS) as Model[]

export const ASPECT_RATIOS = ['16:9', '9:16', '1:1'] as const
export type AspectRatio = (typeof ASPECT_RATIOS)[number]

export const DURATION_SECONDS = { min: 3, max: 15, default: 5 } as const
export const PROMPT_MAX_LENGTH = 2000
export const CFG_SCALE = { min: 0, max: 1, default: 0.5 } as const
export const MAX_REFERENCES = 7
/** With a video beside them the provider takes fewer references. */
export const MAX_REFERENCES_WITH_VIDEO = 4

/** Credits per second, or for the whole task. */
export type Price =
  | { per: 'second'; silent: number; withSound: number }
  | { per: 'task'; credits: number }

export type CatalogEntry = {
  mode: Mode
  model: Model
  quality: Quality
  price: Price
  idPrefix: ModelFacts['idPrefix']
}

const perSecond = (silent: number, withSound = silent): Price => ({
  per: 'second',
  silent,
  withSound,
})
const perTask = (credits: number): Price => ({ per: 'task', credits })

const entry = (mode: Mode, model: Model, quality: Quality, price: Price): CatalogEntry => ({
  mode,
  model,
  quality,
  price,
  idPrefix: MODELS[model].idPrefix,
})

export const CATALOG = {
  'pro-text-to-video': entry('text', '3.0', 'pro', perSecond(54, 80)),
  'pro-image-to-video': entry('image', '3.0', 'pro', perSecond(54, 80)),
  'std-text-to-video': entry('text', '3.0', 'std', perSecond(40, 60)),
  'std-image-to-video': entry('image', '3.0', 'std', perSecond(40, 60)),
  'o3-pro-text-to-video': entry('text', 'o3', 'pro', perSecond(48)),
  'o3-pro-image-to-video': entry('image', 'o3', 'pro', perSecond(48)),
  'o3-pro-reference-to-video': entry('reference', 'o3', 'pro', perSecond(72)),
  'o3-pro-video-edit': entry('edit', 'o3', 'pro', perTask(435)),
  'o3-std-text-to-video': entry('text', 'o3', 'std', perSecond(36)),
  'o3-std-image-to-video': entry('image', 'o3', 'std', perSecond(36)),
  'o3-std-reference-to-video': entry('reference', 'o3', 'std', perSecond(20)),
  'o3-std-video-edit': entry('edit', 'o3', 'std', perTask(360)),
} as const satisfies Record<string, CatalogEntry>

export type KlingType = keyof typeof CATALOG
export const KLING_TYPES = Object.keys(CATALOG) as KlingType[]

export const isKlingType = (value: unknown): value is KlingType =>
  typeof value === 'string' && Object.hasOwn(CATALOG, value)

/** The type of a mode, model and quality; null when the provider has no such combination. */
export const findType = (mode: Mode, model: Model, quality: Quality): KlingType | null =>
  KLING_TYPES.find((type) => {
    const facts = CATALOG[type]
    return facts.mode === mode && facts.model === model && facts.quality === quality
  }) ?? null

/** What a type takes. `required` and `optional` are shown; `absent` is neither shown nor sent. */
export type Presence = 'required' | 'optional' | 'absent'

export type Fields = {
  durationSeconds: Presence
  aspectRatio: Presence
  sound: Presence
  cfgScale: Presence
  keepOriginalSound: Presence
  image: Presence
  endImage: Presence
  video: Presence
  images: Presence
}

/** Which fields a type takes: a consequence of its mode and model alone. */
export const fieldsOf = (type: KlingType): Fields => {
  const { mode, model } = CATALOG[type]
  const edit = mode === 'edit'
  return {
    durationSeconds: edit ? 'absent' : 'optional',
    // An image decides the ratio of its video; an edit keeps that of its source.
    aspectRatio: edit || mode === 'image' ? 'absent' : 'optional',
    sound: edit ? 'absent' : 'optional',
    cfgScale: MODELS[model].takesCfgScale ? 'optional' : 'absent',
    keepOriginalSound: edit ? 'optional' : 'absent',
    image: mode === 'image' ? 'required' : 'absent',
    endImage: mode === 'image' ? 'optional' : 'absent',
    video: edit ? 'required' : mode === 'reference' ? 'optional' : 'absent',
    images: mode === 'reference' ? 'optional' : 'absent',
  }
}
