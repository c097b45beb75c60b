import { CATALOG, type KlingType } from '@/lib/kling/catalog'

type Named = {
  project: { name: string }
  shot: { number: number }
  takeNumber: number
  type: KlingType
  durationSeconds: number
}

// What some file system refuses: separators, wildcards, quotes, and control characters.
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu

const clean = (part: string): string =>
  part.normalize('NFC').replace(FORBIDDEN, ' ').trim().replace(/\s+/g, '-').slice(0, 80) || 'video'

/** `{project}_{shot}_t{take}_{model}_{seconds}s.mp4`, safe on every file system, any language. */
export const videoFileName = (video: Named): string => {
  const { model, quality } = CATALOG[video.type]
  const name = [
    clean(video.project.name),
    video.shot.number,
    `t${video.takeNumber}`,
    `${model}-${quality}`,
    `${Math.round(video.durationSeconds)}s`,
  ]
  return `${name.join('_')}.mp4`
}
