import { type Said, say } from '@/lib/intl/said'

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
export const uploadSizeProblem = (kind: InputKind | null, sizeBytes: number): Said | null => {
  if (sizeBytes === 0) return say('inputs.limits.empty')
  return sizeBytes <= maxUploadBytes(kind) ? null : uploadTooLarge(kind, sizeBytes)
}

export const uploadTooLarge = (kind: InputKind | null, sizeBytes: number): Said =>
  say('inputs.limits.bytes', {
    kind: kind ?? 'file',
    limit: megabytes(maxUploadBytes(kind)),
    found: megabytes(sizeBytes),
  })

export const imageSizeProblem = (width: number, height: number): Said | null => {
  const { minSidePixels, maxRatio, maxPixels } = IMAGE_LIMITS
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (width * height > maxPixels) {
    return say('inputs.limits.pixels', { most: maxPixels, width, height })
  }
  if (short < minSidePixels) {
    return say('inputs.limits.side', { least: minSidePixels, width, height })
  }
  if (long > short * maxRatio) return say('inputs.limits.ratio', { most: maxRatio, width, height })
  return null
}

/** Judged to a tenth of a second: a video that was made as "10 s" may have 10.04. */
export const videoLengthProblem = (durationSeconds: number): Said | null => {
  const { minSeconds, maxSeconds } = VIDEO_LIMITS
  const found = Math.round(durationSeconds * 10) / 10
  if (found >= minSeconds && found <= maxSeconds) return null
  return say('inputs.limits.seconds', { least: minSeconds, most: maxSeconds, found })
}

/** Never shows a file that is over a limit as exactly at it. */
const megabytes = (bytes: number): number => {
  const value = bytes / 1_000_000
  return value < 100 ? Math.ceil(value * 10) / 10 : Math.ceil(value)
}
