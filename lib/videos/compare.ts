import { CATALOG, type Mode, type Model, type Quality } from '@/lib/kling/catalog'
import type { MediaRef, NamedRef, TaskSettings } from '@/lib/kling/settings'
import type { VideoDetailView } from '@/lib/videos/video-view'

/** A video as it is compared. */
export type ComparedVideo = Pick<
  VideoDetailView,
  'prompt' | 'settings' | 'width' | 'height' | 'framesPerSecond' | 'durationSeconds' | 'hasAudio'
>

/** What was asked for, and what came. What a type does not take is absent. */
type Compared = {
  mode: Mode
  model: Model
  quality: Quality
  prompt: string
  negativePrompt: string | undefined
  askedSeconds: number | undefined
  aspectRatio: TaskSettings['aspectRatio']
  sound: boolean | undefined
  keepOriginalSound: boolean | undefined
  cfgScale: number | undefined
  firstFrame: MediaRef | undefined
  lastFrame: MediaRef | undefined
  video: MediaRef | undefined
  references: NamedRef[]
  deliveredSize: { width: number; height: number }
  deliveredRate: number
  deliveredSeconds: number
  deliveredSound: boolean
}

/** One setting in which two videos differ: the left one's, the right one's. */
export type Difference = {
  [Field in keyof Compared]: { field: Field; values: [Compared[Field], Compared[Field]] }
}[keyof Compared]

const comparedOf = ({ prompt, settings, ...video }: ComparedVideo): Compared => ({
  mode: CATALOG[settings.type].mode,
  model: CATALOG[settings.type].model,
  quality: CATALOG[settings.type].quality,
  prompt: prompt.normalize('NFC').trim(),
  negativePrompt: settings.negativePrompt?.normalize('NFC').trim() || undefined,
  askedSeconds: settings.durationSeconds,
  aspectRatio: settings.aspectRatio,
  sound: settings.sound,
  keepOriginalSound: settings.keepOriginalSound,
  cfgScale: settings.cfgScale,
  firstFrame: settings.image,
  lastFrame: settings.endImage,
  video: settings.video,
  references: settings.images ?? [],
  deliveredSize: { width: video.width, height: video.height },
  deliveredRate: rounded(video.framesPerSecond),
  deliveredSeconds: rounded(video.durationSeconds),
  deliveredSound: video.hasAudio,
})

/** As it is written: what looks the same differs in nothing. */
const rounded = (value: number): number => Math.round(value * 100) / 100

const isSame = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right)

/** Settings come out of a database, which keeps no order of keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? ''

/** Only what differs, in the order in which the composer asks for it. */
export const compareSettings = (left: ComparedVideo, right: ComparedVideo): Difference[] => {
  const [a, b] = [comparedOf(left), comparedOf(right)]
  return (Object.keys(a) as (keyof Compared)[])
    .filter((field) => !isSame(a[field], b[field]))
    .map((field) => ({ field, values: [a[field], b[field]] }) as Difference)
}
