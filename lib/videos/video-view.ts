import type { KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import type { FrameLineage } from '@/lib/videos/lineage-view'
import type { TrashNote } from '@/lib/videos/trash-view'

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
  posterUrl: string | null
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
  /** Null in the gallery. */
  trash: TrashNote | null
  /** The neighbours in the gallery's order, unfiltered. */
  newerId: string | null
  olderId: string | null
}

export type VideoPage = { videos: VideoView[]; nextCursor: string | null }
