import type { Playhead } from '@/lib/screening/playhead'
import type { DecidedVideo } from '@/lib/videos/decision'
import type { VideoView } from '@/lib/videos/video-view'

/** So many videos one screening has at most. */
export const MOST_SCREENED = 500
/** Who has not asked for so long is not there any more, in milliseconds. */
export const THERE_MS = 10_000

export type ScreeningView = {
  id: string
  title: string
  videos: VideoView[]
  leaderName: string
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
}

/** One that goes on, to join. */
export type OpenScreening = {
  id: string
  title: string
  videos: number
  leaderName: string
  /** ISO 8601. */
  createdAt: string
}

/** "42 takes, 9 selects, 11,200 credits" */
export type ScreeningSum = { takes: number; selects: number; rejects: number; credits: number }

export const sumOf = (videos: VideoView[], decided: readonly DecidedVideo[]): ScreeningSum => {
  const choices = new Map(decided.map(({ id, choice }) => [id, choice]))
  const choiceOf = (video: VideoView) =>
    choices.has(video.id) ? choices.get(video.id) : video.choice
  const count = (choice: string) => videos.filter((video) => choiceOf(video) === choice).length
  return {
    takes: videos.length,
    selects: count('select'),
    rejects: count('reject'),
    credits: videos.reduce((sum, { billedCredits }) => sum + billedCredits, 0),
  }
}
