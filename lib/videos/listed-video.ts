import type { KlingType } from '@/lib/kling/catalog'
import type { VideoChoice, VideoVerdict } from '@/lib/videos/decision'
import { instantOf } from '@/lib/videos/place'
import { PROMPT_READ } from '@/lib/videos/short-prompt'
import type { VideoView } from '@/lib/videos/video-view'

/** A video as a list shows it. */
export type ListedVideo = {
  id: string
  taskId: string
  createdAt: Date
  place: bigint
  type: KlingType
  providerMode: VideoView['providerMode']
  /** Its beginning; a list shows less (lib/videos/short-prompt.ts). */
  prompt: string
  user: { id: string; displayName: string }
  project: { id: string; name: string }
  shotId: string
  shot: { number: number; name: string | null }
  takeNumber: number
  width: number
  height: number
  durationSeconds: number
  hasAudio: boolean
  billedCredits: number
  sha256: string
  posterKey: string | null
  posterSmallKey: string | null
  spriteKey: string | null
  previewKey: string | null
  thumbhash: string | null
  ratio: string
  choice: VideoChoice | null
  verdict: VideoVerdict | null
}

/** What a row holds, in this order; `v`, `u`, `p` and `s` are the video, its maker, project and shot. */
export const LISTED_COLUMNS = [
  ...[`substr(v."prompt", 1, ${PROMPT_READ})`, 'u."id"', 'u."displayName"', 'p."id"', 'p."name"'],
  ...['s."number"', 's."name"', 'v."id"', 'v."taskId"', 'v."place"', 'v."type"'],
  ...['v."providerMode"', 'v."shotId"', 'v."takeNumber"', 'v."width"', 'v."height"'],
  ...['v."durationSeconds"', 'v."hasAudio"', 'v."billedCredits"', 'v."sha256"', 'v."posterKey"'],
  ...['v."posterSmallKey"', 'v."spriteKey"', 'v."previewKey"', 'v."thumbhash"', 'v."ratio"'],
  ...['v."choice"', 'v."verdict"'],
].join(', ')

export type ListedCells = [
  ...[prompt: string, userId: string, displayName: string, projectId: string, project: string],
  ...[number: number, shot: string | null, id: string, taskId: string, place: number],
  ...[
    type: KlingType,
    mode: VideoView['providerMode'],
    shotId: string,
    take: number,
    width: number,
  ],
  ...[height: number, seconds: number, hasAudio: boolean | 0 | 1, credits: number, sha256: string],
  ...[poster: string | null, small: string | null, sprite: string | null, preview: string | null],
  ...[thumbhash: string | null, ratio: string],
  ...[choice: VideoChoice | null, verdict: VideoVerdict | null],
]

/** Written out: an object that grows key by key costs three times as much, here and for whoever reads it. */
export const toListed = (cells: ListedCells): ListedVideo => {
  const place = BigInt(cells[9])
  return {
    id: cells[7],
    taskId: cells[8],
    createdAt: instantOf(place),
    place,
    type: cells[10],
    providerMode: cells[11],
    prompt: cells[0],
    user: { id: cells[1], displayName: cells[2] },
    project: { id: cells[3], name: cells[4] },
    shotId: cells[12],
    shot: { number: cells[5], name: cells[6] },
    takeNumber: cells[13],
    width: cells[14],
    height: cells[15],
    durationSeconds: cells[16],
    hasAudio: Boolean(cells[17]),
    billedCredits: cells[18],
    sha256: cells[19],
    posterKey: cells[20],
    posterSmallKey: cells[21],
    spriteKey: cells[22],
    previewKey: cells[23],
    thumbhash: cells[24],
    ratio: cells[25],
    choice: cells[26],
    verdict: cells[27],
  }
}
