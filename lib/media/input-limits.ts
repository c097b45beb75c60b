/**
 * What an input may be. The provider documents none of it: these are its siblings' limits, checked
 * here before any credit is spent. The form checks what a browser can know, the server everything.
 */

export const IMAGE_LIMITS = {
  minSidePixels: 300,
  /** Long side to short side. */
  maxRatio: 2.5,
  /** What the provider takes. A larger photograph is made smaller by us. */
  maxSentBytes: 10_000_000,
  /** What may be uploaded. */
  maxUploadBytes: 50_000_000,
  /** A file of kilobytes can hold a picture of gigabytes. */
  maxPixels: 120_000_000,
} as const

export const VIDEO_LIMITS = {
  minSeconds: 3,
  maxSeconds: 10,
  maxUploadBytes: 200_000_000,
} as const

/** For the `accept` of a file field. What a file is, its content decides. */
export const ACCEPTED_IMAGES = 'image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif'
export const ACCEPTED_VIDEOS = 'video/mp4,video/quicktime'

export type InputKind = 'image' | 'video'

/** For a file of which nothing is known yet, the larger one. */
export const maxUploadBytes = (kind: InputKind | null): number =>
  (kind === 'image' ? IMAGE_LIMITS : VIDEO_LIMITS).maxUploadBytes

/** Each `…Problem` gives the rule and what was found in one sentence, or null. */
export const uploadSizeProblem = (kind: InputKind | null, sizeBytes: number): string | null => {
  if (sizeBytes === 0) return 'This file is empty.'
  const limit = maxUploadBytes(kind)
  if (sizeBytes <= limit) return null
  return `${plural(kind)} may have at most ${megabytes(limit)}; this one has ${megabytes(sizeBytes)}.`
}

export const imageSizeProblem = (width: number, height: number): string | null => {
  const { minSidePixels, maxRatio, maxPixels } = IMAGE_LIMITS
  const found = `this one is ${width} × ${height}`
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (width * height > maxPixels) {
    return `Images may have at most ${maxPixels / 1_000_000} million pixels; ${found}.`
  }
  if (short < minSidePixels) {
    return `Images must be at least ${minSidePixels} pixels on each side; ${found}.`
  }
  if (long > short * maxRatio) {
    return `The long side of an image may be at most ${maxRatio} times the short one; ${found}.`
  }
  return null
}

/** Judged to a tenth of a second: a video that was made as "10 s" may have 10.04. */
export const videoLengthProblem = (durationSeconds: number): string | null => {
  const { minSeconds, maxSeconds } = VIDEO_LIMITS
  const rounded = Math.round(durationSeconds * 10) / 10
  if (rounded >= minSeconds && rounded <= maxSeconds) return null
  return `Videos must be ${minSeconds} to ${maxSeconds} seconds long; this one has ${rounded} s.`
}

const plural = (kind: InputKind | null) =>
  kind === null ? 'Files' : kind === 'image' ? 'Images' : 'Videos'

/** Never shows a file that is over a limit as exactly at it. */
const megabytes = (bytes: number): string => {
  const value = bytes / 1_000_000
  return `${value < 100 ? Math.ceil(value * 10) / 10 : Math.ceil(value)} MB`
}
