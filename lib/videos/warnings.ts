import type { TaskSettings } from '@/lib/kling/settings'
import type { VideoWarning } from '@/lib/videos/video-view'

export type Delivered = {
  durationSeconds: number
  width: number
  height: number
  hasAudio: boolean
}

const DURATION_TOLERANCE_SECONDS = 0.5
const RATIO_TOLERANCE = 0.03

/** Where what came differs from what was asked: facts to show, never a reason to fail. */
export const compareWithRequest = (asked: TaskSettings, came: Delivered): VideoWarning[] => {
  const warnings: VideoWarning[] = []
  if (asked.sound === true && !came.hasAudio) warnings.push({ code: 'silent' })
  if (asked.sound === false && came.hasAudio) warnings.push({ code: 'unexpected_sound' })
  if (
    asked.durationSeconds !== undefined &&
    Math.abs(asked.durationSeconds - came.durationSeconds) > DURATION_TOLERANCE_SECONDS
  ) {
    warnings.push({
      code: 'duration',
      askedSeconds: asked.durationSeconds,
      cameSeconds: came.durationSeconds,
    })
  }
  if (asked.aspectRatio) {
    const [w, h] = asked.aspectRatio.split(':').map(Number) as [number, number]
    const off = came.width / came.height / (w / h)
    if (Math.abs(off - 1) > RATIO_TOLERANCE) {
      warnings.push({
        code: 'ratio',
        asked: asked.aspectRatio,
        came: `${came.width}×${came.height}`,
      })
    }
  }
  return warnings
}

/** Of the shorter side, when nothing is known. */
const ASSUMED_PIXELS = 720
const ASSUMED_SECONDS = 5

/** What a whole video that cannot be read is taken to be: what was asked for. */
export const assumeAsked = (asked: TaskSettings): Delivered & { framesPerSecond: number } => {
  const [w, h] = (asked.aspectRatio ?? '16:9').split(':').map(Number) as [number, number]
  const scale = ASSUMED_PIXELS / Math.min(w, h)
  return {
    durationSeconds: asked.durationSeconds ?? ASSUMED_SECONDS,
    width: Math.round(w * scale),
    height: Math.round(h * scale),
    framesPerSecond: 24,
    hasAudio: asked.sound ?? asked.keepOriginalSound ?? false,
  }
}
