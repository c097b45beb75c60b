import { CATALOG, CFG_SCALE, DURATION_SECONDS, findType, KLING_TYPES } from '@/lib/kling/catalog'
import type { MediaRef, TaskSettings } from '@/lib/kling/settings'
import { pruneSettings } from '@/lib/kling/settings-draft'

/**
 * What frames of videos are taken for:
 *
 * - continue: a frame becomes the first one of the next shot
 * - loop: a frame is the first and the last one
 * - bridge: the last frame of a video leads to the first frame of another
 * - final: a rough is made again in Pro between its own ends, as the next take of its shot
 */
export const FRAME_USES = ['continue', 'loop', 'bridge', 'final'] as const
export type FrameUse = (typeof FRAME_USES)[number]

export const isFrameUse = (value: unknown): value is FrameUse =>
  FRAME_USES.some((use) => use === value)

/** A video as it is judged here. */
export type Source = { settings: TaskSettings; durationSeconds: number; hasAudio: boolean }

/** Whether a video is a rough: Standard, and not an edit, whose picture is that of another film. */
export const isRough = ({ type }: TaskSettings): boolean =>
  CATALOG[type].quality === 'std' && CATALOG[type].mode !== 'edit'

/**
 * The settings of a shot between frames, after those of the video that it comes from: the same
 * words, model, quality (Pro for a final), length and sound, from image. Without frames they serve
 * to name the price beforehand.
 */
export const settingsOfUse = (
  use: FrameUse,
  { settings, durationSeconds, hasAudio }: Source,
  frames: { first?: MediaRef; last?: MediaRef } = {},
): TaskSettings => {
  const { model, quality } = CATALOG[settings.type]
  const wanted = use === 'final' ? 'pro' : quality
  // A model that takes no image gives way to one that does.
  const type = [model, ...KLING_TYPES.map((each) => CATALOG[each].model)]
    .map((candidate) => findType('image', candidate, wanted))
    .find((found) => found !== null)
  if (!type) throw new Error(`The catalogue makes nothing from an image in ${wanted}`)
  const { prompt, negativePrompt } = settings
  // What the request said nothing of (an edit has no length), the film does.
  const { min, max } = DURATION_SECONDS
  const delivered = Math.min(max, Math.max(min, Math.round(durationSeconds)))
  const pruned = pruneSettings({
    type,
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
    durationSeconds: settings.durationSeconds ?? delivered,
    sound: settings.sound ?? hasAudio,
    cfgScale: settings.cfgScale ?? CFG_SCALE.default,
    ...(frames.first ? { image: frames.first } : {}),
    ...(frames.last ? { endImage: frames.last } : {}),
  })
  return { ...pruned, prompt }
}
