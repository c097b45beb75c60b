import {
  ASPECT_RATIOS,
  type AspectRatio,
  CATALOG,
  CFG_SCALE,
  DURATION_SECONDS,
  findType,
  type KlingType,
  MODEL_KEYS,
  type Mode,
  type Model,
  type Quality,
} from '@/lib/kling/catalog'
import type { MediaRef, NamedRef, TaskSettings } from '@/lib/kling/settings'
import { pruneSettings, type SettingsDraft } from '@/lib/kling/settings-draft'

/** A chosen image or video, with what its slot shows of it. */
export type Chosen = {
  ref: MediaRef
  /** Its file name, or the last part of its address; null when nobody knows it. */
  name: string | null
  /** Width over height; null when nobody has measured it. */
  ratio: number | null
}

/**
 * Everything that was ever entered, whatever type is chosen now: switching types hides fields and
 * forgets nothing. Only what applies leaves with the request.
 */
export type Draft = {
  mode: Mode
  /** The preferred model: where the mode exists on another one only, that one is used. */
  model: Model
  quality: Quality
  prompt: string
  negativePrompt: string
  durationSeconds: number
  aspectRatio: AspectRatio
  sound: boolean
  cfgScale: number
  keepOriginalSound: boolean
  image: Chosen | null
  endImage: Chosen | null
  video: Chosen | null
  images: Chosen[]
  projectId: string | null
  /** The task whose shot this becomes another take of; null begins a new shot. */
  takeOfId: string | null
  /** That shot, where it is known. */
  shot: ShotName | null
  /** How often each prompt is sent. */
  takes: number
  /** Other wordings of the prompt, sent in the same press: B, C and so on. */
  alternatives: string[]
  /** What somebody wrote or brought can be had again: it came out of a task, or was sent. */
  isElsewhere: boolean
  /** The mode it came or was sent in: what that one does not take is nowhere else. */
  sentAs: Mode
  /** The drafts that this one took the place of, the newest first; they hold none themselves. */
  aside: Draft[]
}

/** What a draft chooses beside its prompt and its inputs. */
export type DraftChoices = Pick<
  Draft,
  | 'mode'
  | 'model'
  | 'quality'
  | 'negativePrompt'
  | 'durationSeconds'
  | 'aspectRatio'
  | 'sound'
  | 'cfgScale'
  | 'keepOriginalSound'
>

export type ShotName = { id: string; number: number; name: string | null }

export const EMPTY_DRAFT: Draft = {
  mode: 'text',
  model: '3.0',
  quality: 'pro',
  prompt: '',
  negativePrompt: '',
  durationSeconds: DURATION_SECONDS.default,
  aspectRatio: ASPECT_RATIOS[0],
  sound: true,
  cfgScale: CFG_SCALE.default,
  keepOriginalSound: true,
  image: null,
  endImage: null,
  video: null,
  images: [],
  projectId: null,
  takeOfId: null,
  shot: null,
  takes: 1,
  alternatives: [],
  isElsewhere: false,
  sentAs: 'text',
  aside: [],
}

/** The models that a mode exists on in a quality, in the order of the catalogue. */
export const modelsOf = ({ mode, quality }: Pick<Draft, 'mode' | 'quality'>): Model[] =>
  MODEL_KEYS.filter((model) => findType(mode, model, quality) !== null)

/** The type that a draft means. Every mode exists in every quality on at least one model. */
export const typeOf = ({
  mode,
  model,
  quality,
}: Pick<Draft, 'mode' | 'model' | 'quality'>): KlingType => {
  const type = [model, ...MODEL_KEYS]
    .map((candidate) => findType(mode, candidate, quality))
    .find((found) => found !== null)
  if (!type) throw new Error(`The catalogue has no ${mode} in ${quality}`)
  return type
}

/** They, as a request and a preset say them. */
export const choicesOf = (draft: DraftChoices) => ({
  type: typeOf(draft),
  negativePrompt: draft.negativePrompt,
  durationSeconds: draft.durationSeconds,
  aspectRatio: draft.aspectRatio,
  sound: draft.sound,
  cfgScale: draft.cfgScale,
  keepOriginalSound: draft.keepOriginalSound,
})

/** What is sent and priced: of the draft, only what its type takes. */
export const settingsOf = (draft: Draft): SettingsDraft => {
  const ref = (chosen: Chosen | null) => chosen?.ref
  return pruneSettings({
    ...choicesOf(draft),
    prompt: draft.prompt,
    image: ref(draft.image),
    endImage: ref(draft.endImage),
    video: ref(draft.video),
    images: draft.images.map((chosen) => chosen.ref),
  })
}

const lastPartOf = (address: string): string => {
  if (!URL.canParse(address)) return address
  const { hostname, pathname } = new URL(address)
  return pathname.split('/').filter(Boolean).at(-1) ?? hostname
}

/** An input that is known only by its reference, as a stored task has it. */
export const chosenFrom = ({ name, ...ref }: NamedRef): Chosen => ({
  ref,
  name: name ?? ('url' in ref ? lastPartOf(ref.url) : null),
  ratio: null,
})

/** What another take is made from. */
export type Reused = {
  settings: TaskSettings
  projectId: string
  takeOfId: string | null
  shot?: ShotName
}

/**
 * Brings the settings of a task or a video back into the composer. What they do not say stays as
 * the draft had it, so that nothing that was typed is lost on the way.
 */
export const withSettings = (
  draft: Draft,
  { settings, projectId, takeOfId, shot }: Reused,
): Draft => {
  const { mode, model, quality } = CATALOG[settings.type]
  const chosen = (ref: MediaRef | undefined, now: Chosen | null) => (ref ? chosenFrom(ref) : now)
  return {
    ...draft,
    mode,
    model,
    quality,
    prompt: settings.prompt,
    negativePrompt: settings.negativePrompt ?? '',
    durationSeconds: settings.durationSeconds ?? draft.durationSeconds,
    aspectRatio: settings.aspectRatio ?? draft.aspectRatio,
    sound: settings.sound ?? draft.sound,
    cfgScale: settings.cfgScale ?? draft.cfgScale,
    keepOriginalSound: settings.keepOriginalSound ?? draft.keepOriginalSound,
    image: chosen(settings.image, draft.image),
    // An end image belongs to its first frame: that of another shot would end this one wrongly.
    endImage: mode === 'image' ? chosen(settings.endImage, null) : draft.endImage,
    video: mode === 'edit' || mode === 'reference' ? chosen(settings.video, null) : draft.video,
    images: mode === 'reference' ? (settings.images ?? []).map(chosenFrom) : draft.images,
    projectId,
    takeOfId,
    shot: shot ?? null,
    // Several of what stood here before would be several of something else now.
    takes: 1,
    alternatives: [],
    isElsewhere: true,
    sentAs: mode,
  }
}
