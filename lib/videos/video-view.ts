import type { KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import type { DecisionView, VideoChoice, VideoVerdict } from '@/lib/videos/decision'
import type { DeriveProblem } from '@/lib/videos/derive-problem'
import type { FrameLineage } from '@/lib/videos/lineage-view'
import type { TrashNote } from '@/lib/videos/trash-view'

/** A video in a list. Instants are ISO 8601 in UTC. */
export type VideoView = {
  id: string
  taskId: string
  createdAt: string
  type: KlingType
  providerMode: 'emulated' | 'kling'
  /** In a list its beginning, when it is long. */
  prompt: string
  member: { id: string; name: string }
  project: { id: string; name: string }
  shotId: string
  shotNumber: number
  /** Null for its number alone. */
  shotName: string | null
  takeNumber: number
  /** Pixels of the delivered file. */
  width: number
  height: number
  durationSeconds: number
  hasAudio: boolean
  billedCredits: number
  /** The provider's ratio that its picture has, or is nearest to: "16:9". */
  ratio: string
  choice: VideoChoice | null
  verdict: VideoVerdict | null
  /** About 640 px wide. */
  posterUrl: string | null
  /** About 320 px wide. */
  posterSmallUrl: string | null
  /** One picture of ten frames side by side, each as large as the small poster. */
  spriteUrl: string | null
  /** A short film without sound. */
  previewUrl: string | null
  /** Base64. */
  thumbhash: string | null
  fileUrl: string
}

export type VideoWarning =
  | { code: 'silent' }
  | { code: 'unexpected_sound' }
  | { code: 'duration'; askedSeconds: number; cameSeconds: number }
  | { code: 'ratio'; asked: string; came: string }
  /** Length, size and sound could not be read; those of the request stand in. */
  | { code: 'unread' }

export type VideoDetailView = VideoView & {
  settings: TaskSettings
  estimatedCredits: number
  framesPerSecond: number
  sizeBytes: number
  sha256: string
  warnings: VideoWarning[]
  /** Why it has no sprite and no preview; null while they are made or when they are there. */
  deriveProblem: DeriveProblem | null
  downloadUrl: string
  lineage: FrameLineage
  /** Newest first, the last fifty. */
  decisions: DecisionView[]
  /** Null in the gallery. */
  trash: TrashNote | null
  /** The neighbours in the gallery's order, unfiltered. */
  newerId: string | null
  olderId: string | null
}

export type DayCount = {
  /** YYYY-MM-DD */
  day: string
  videos: number
}

export type MonthCount = {
  /** YYYY-MM */
  month: string
  videos: number
}

/** A part of a list, newest first. */
export type VideoPage = {
  videos: VideoView[]
  /** Where older ones begin; null where there are none. */
  nextCursor: string | null
  /** Where newer ones begin; null where there are none. */
  newerCursor: string | null
  /** All that is in the list; `isMore` where it was not counted to the end. Only when asked for. */
  count?: { videos: number; isMore: boolean }
  /**
   * Its last day, which older parts go on with, and all that it has; only of the unfiltered gallery
   * in a known time zone. The other days are here as a whole.
   */
  lastDay?: DayCount
}
