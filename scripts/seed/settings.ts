import type { Random } from '@/bench/random'
import { CATALOG, fieldsOf, KLING_TYPES, type KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import { withoutUndefined } from '@/lib/without-undefined'
import type { SeedFilm } from '@/scripts/seed/films'
import { below, type Idea, pick, pickBy, spell } from '@/scripts/seed/prompts'

/** The ids of the inputs of a seeded workspace. */
export type SeedInputs = { images: { id: string; name: string }[]; videos: { id: string }[] }

/** What a press asks for, and the films that may be what came of it. */
export type Order = { films: SeedFilm[]; settings: (idea: Idea) => TaskSettings }

const NEGATIVE = ['blurry, distorted hands', 'text, watermark', '글자, 흐림', 'yazı, bulanık']
/** Of so many the provider delivers something else than was asked for. */
const ODD = 0.015

const TYPE_SHARES = Object.fromEntries(
  KLING_TYPES.map((type) => [
    type,
    { text: 6, image: 4, reference: 2, edit: 1 }[CATALOG[type].mode],
  ]),
) as Record<KlingType, number>

export const drawOrder = (random: Random, films: SeedFilm[], inputs: SeedInputs): Order => {
  const type = pickBy(random, TYPE_SHARES)
  const asked = pick(random, films)
  const isSame = (film: SeedFilm) =>
    film.ratio === asked.ratio && film.seconds === asked.seconds && film.sound === asked.sound
  const rest = drawRest(random, type, asked, inputs)
  return {
    films: random() < ODD ? films : films.filter(isSame),
    settings: (idea) => ({ type, prompt: spell(idea), ...rest }),
  }
}

/** Everything but the prompt, as `parseSettings` would have filled it in. */
const drawRest = (
  random: Random,
  type: KlingType,
  film: SeedFilm,
  inputs: SeedInputs,
): Omit<TaskSettings, 'type' | 'prompt'> => {
  const fields = fieldsOf(type)
  const image = () => ({ inputId: pick(random, inputs.images).id })
  const { mode } = CATALOG[type]
  return withoutUndefined({
    negativePrompt: random() < 0.1 ? pick(random, NEGATIVE) : undefined,
    durationSeconds: fields.durationSeconds === 'absent' ? undefined : film.seconds,
    aspectRatio: fields.aspectRatio === 'absent' ? undefined : film.ratio,
    sound: fields.sound === 'absent' ? undefined : film.sound,
    cfgScale: fields.cfgScale === 'absent' ? undefined : pick(random, [0.5, 0.5, 0.5, 0.3, 0.8]),
    keepOriginalSound: mode === 'edit' ? film.sound : undefined,
    image: mode === 'image' ? image() : undefined,
    endImage: mode === 'image' && random() < 0.15 ? image() : undefined,
    video: mode === 'edit' ? { inputId: pick(random, inputs.videos).id } : undefined,
    images: mode === 'reference' ? drawReferences(random, inputs) : undefined,
  })
}

const drawReferences = (random: Random, { images }: SeedInputs) =>
  Array.from({ length: 1 + below(random, 3) }, () => {
    const { id, name } = pick(random, images)
    return { inputId: id, name }
  })
