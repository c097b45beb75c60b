import type { Playhead } from '@/lib/screening/playhead'
import type { DecidedVideo, VideoChoice } from '@/lib/videos/decision'
import type { VideoView } from '@/lib/videos/video-view'

/** So many videos one screening has at most. */
export const MOST_SCREENED = 500
/** Who has not asked for so long is not there any more, in milliseconds. */
export const THERE_MS = 10_000

export type ScreeningView = {
  id: string
  title: string
  /** As it began, those too that went into the trash since: "3 of 42" stays true for everybody. */
  videos: VideoView[]
  /** ISO 8601. */
  createdAt: string
}

/** What everybody who watches asks for again and again. */
export type ScreeningState = {
  playhead: Playhead
  /** Milliseconds since 1970, when this was answered. */
  now: number
  ended: boolean
  viewers: { id: string; name: string }[]
  /** Choices and verdicts of its videos, as they hold now. */
  decided: DecidedVideo[]
  /** The ids of those that are in the trash now, or gone. */
  trashed: string[]
}

/** One that goes on, to join. */
export type OpenScreening = {
  id: string
  title: string
  videos: number
  leaderName: string
  /** ISO 8601. */
  createdAt: string
  /** How many are there now. */
  watching: number
}

/** "42 takes, 9 selects, 11,200 credits" */
export type ScreeningSum = {
  takes: number
  selects: number
  rejects: number
  undecided: number
  seconds: number
  credits: number
}

type Summed = Pick<VideoView, 'durationSeconds' | 'billedCredits'> & { choice: VideoChoice | null }

/** Of takes as they are decided at its end. */
export const sumOf = (takes: readonly Summed[]): ScreeningSum => {
  const count = (choice: VideoChoice | null) =>
    takes.filter((take) => take.choice === choice).length
  return {
    takes: takes.length,
    selects: count('select'),
    rejects: count('reject'),
    undecided: count(null),
    seconds: takes.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
    credits: takes.reduce((sum, { billedCredits }) => sum + billedCredits, 0),
  }
}
