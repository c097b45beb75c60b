import type { AspectRatio, KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import type { FrameLineage } from '@/lib/videos/lineage-view'

export type VideoChoice = 'select' | 'reject'
export type VideoVerdict = 'approved' | 'changes'

/** A video in a list. Instants are ISO 8601 in UTC. */
export type VideoView = {
  id: string
  taskId: string
  createdAt: string
  type: KlingType
  providerMode: 'emulated' | 'kling'
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
  /** The provider's ratio that its picture has, or is nearest to. */
  ratio: AspectRatio
  /** A member's choice. */
  choice: VideoChoice | null
  /** The review's word. */
  verdict: VideoVerdict | null
  /** About 640 px wide. */
  posterUrl: string | null
  /** About 320 px wide. */
  posterSmallUrl: string | null
  /** Ten frames side by side in one picture, each as large as the small poster. */
  spriteUrl: string | null
  /** A short silent clip. */
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
  downloadUrl: string
  lineage: FrameLineage
  /** The neighbours in the gallery's order, unfiltered. */
  newerId: string | null
  olderId: string | null
}

/** Newest first. */
export type VideoPage = {
  videos: VideoView[]
  /** Where older ones go on; null when there is none. */
  nextCursor: string | null
  /** Where newer ones go on; null when there is none. */
  newerCursor: string | null
  /** Only when it was asked for. */
  count?: { videos: number; isMore: boolean }
}

/** How many videos a month has, in the viewer's time zone. */
export type MonthCount = { month: string; videos: number }
