import {
  type Chosen,
  type Draft,
  EMPTY_DRAFT,
  type ShotName,
} from '@/components/tasks/composer/draft'
import { fitPress } from '@/components/tasks/composer/press'
import {
  ASPECT_RATIOS,
  CFG_SCALE,
  DURATION_SECONDS,
  MODEL_KEYS,
  MODES,
  QUALITY_KEYS,
} from '@/lib/kling/catalog'
import type { MediaRef } from '@/lib/kling/settings'

/** Of one account: whoever else signs in to this browser has drafts of their own. */
export const draftKey = (userId: string, workspace: string) =>
  `dailies.draft.${userId}.${workspace}`

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const oneOf = <T extends string>(known: readonly T[], value: unknown, otherwise: T): T =>
  known.find((one) => one === value) ?? otherwise

type Range = { min: number; max: number; default: number }

const numberIn = (value: unknown, range: Range) =>
  typeof value === 'number' && value >= range.min && value <= range.max ? value : range.default

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const readRef = (value: unknown): MediaRef | null => {
  if (!isRecord(value)) return null
  if (typeof value.inputId === 'string') return { inputId: value.inputId }
  return typeof value.url === 'string' ? { url: value.url } : null
}

const readChosen = (value: unknown): Chosen | null => {
  if (!isRecord(value)) return null
  const ref = readRef(value.ref)
  if (!ref) return null
  const ratio = typeof value.ratio === 'number' && value.ratio > 0 ? value.ratio : null
  return { ref, name: text(value.name) || null, ratio }
}

const readShot = (value: unknown): ShotName | null => {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.number !== 'number') {
    return null
  }
  return { id: value.id, number: value.number, name: text(value.name) || null }
}

/** Reads a kept draft leniently: another version may have written it, or half of it may be gone. */
export const parseDraft = (json: string | null): Draft => {
  try {
    return readDraft(JSON.parse(json ?? 'null'))
  } catch {
    return EMPTY_DRAFT
  }
}

const readDraft = (raw: unknown): Draft => {
  if (!isRecord(raw)) return EMPTY_DRAFT
  const alternatives = [raw.alternatives ?? []].flat().map(text)
  const mode = oneOf(MODES, raw.mode, EMPTY_DRAFT.mode)
  return {
    mode,
    model: oneOf(MODEL_KEYS, raw.model, EMPTY_DRAFT.model),
    quality: oneOf(QUALITY_KEYS, raw.quality, EMPTY_DRAFT.quality),
    prompt: text(raw.prompt),
    negativePrompt: text(raw.negativePrompt),
    durationSeconds: Math.round(numberIn(raw.durationSeconds, DURATION_SECONDS)),
    aspectRatio: oneOf(ASPECT_RATIOS, raw.aspectRatio, EMPTY_DRAFT.aspectRatio),
    sound: raw.sound !== false,
    cfgScale: numberIn(raw.cfgScale, CFG_SCALE),
    keepOriginalSound: raw.keepOriginalSound !== false,
    image: readChosen(raw.image),
    endImage: readChosen(raw.endImage),
    video: readChosen(raw.video),
    images: [raw.images]
      .flat()
      .map(readChosen)
      .filter((one) => one !== null),
    projectId: text(raw.projectId) || null,
    takeOfId: text(raw.takeOfId) || null,
    shot: readShot(raw.shot),
    ...fitPress({ takes: numberIn(raw.takes, { min: 1, max: 99, default: 1 }), alternatives }),
    isElsewhere: raw.isElsewhere === true,
    sentAs: oneOf(MODES, raw.sentAs, mode),
    // One that was kept as such is a list of one.
    aside: [raw.aside]
      .flat()
      .filter(isRecord)
      .map((one) => readDraft({ ...one, aside: [] })),
  }
}
