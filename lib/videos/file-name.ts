import { CATALOG, type KlingType } from '@/lib/kling/catalog'

type Named = {
  project: { name: string }
  shot: { number: number }
  takeNumber: number
  type: KlingType
  durationSeconds: number
}

// What some file system refuses: separators, wildcards, quotes, and control characters. Those that
// turn the direction of writing make an ending look like another one.
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu

/** Where names end, a system counts 255 bytes: a syllable of Hangul is three. */
const MOST_BYTES = 180

/** A name that somebody gave, as a part of a file's name. */
export const fileNamePart = (name: string): string => {
  const clean = name.normalize('NFC').replace(FORBIDDEN, ' ').trim().replace(/\s+/g, '-')
  // A dot in front hides a file, and a dash there is an option to programs.
  const shown = clean.replace(/^[.-]+/, '')
  let bytes = 0
  let part = ''
  for (const letter of shown) {
    bytes += new TextEncoder().encode(letter).length
    if (bytes > MOST_BYTES) break
    part += letter
  }
  return part || 'video'
}

/** `{project}_{shot}_t{take}_{model}_{seconds}s.mp4`, safe on every file system, any language. */
export const videoFileName = (video: Named): string => {
  const { model, quality } = CATALOG[video.type]
  const name = [
    fileNamePart(video.project.name),
    video.shot.number,
    `t${video.takeNumber}`,
    `${model}-${quality}`,
    `${Math.round(video.durationSeconds)}s`,
  ]
  return `${name.join('_')}.mp4`
}
