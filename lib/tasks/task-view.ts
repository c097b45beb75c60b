import type { KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import type { TaskState } from '@/lib/tasks/lifecycle'
import type { TaskNote } from '@/lib/tasks/note'
import type { VideoView } from '@/lib/videos/video-view'

/** A task as the browser sees it. Instants are ISO 8601 in UTC, credits integers. */
export type TaskView = {
  id: string
  state: TaskState
  type: KlingType
  providerMode: 'emulated' | 'kling'
  prompt: string
  settings: TaskSettings
  project: { id: string; name: string }
  shotNumber: number
  takeNumber: number
  member: { id: string; name: string }
  mine: boolean
  priceCredits: number
  billedCredits: number | null
  /** The provider's newest consumed_credits, where it said one. */
  reportedCredits: number | null
  createdAt: string
  sentAt: string | null
  lastPolledAt: string | null
  finishedAt: string | null
  /** How long such a task usually takes, from sending to result, in seconds as they will pass here. */
  usualSeconds: { from: number; to: number } | null
  /** Tasks that will be sent before this one; null when it is not queued. */
  queuedBefore: number | null
  note: TaskNote | null
  /** The provider's own words, for the disclosure. */
  rawAnswer: string | null
  /** A picture of its first input, where it has one. */
  thumbnailUrl: string | null
  watched: boolean
  can: { cancel: boolean; stopWatching: boolean; decide: boolean; dismiss: boolean }
}

export type BalanceView = { available: number; held: number }

/** Everything that the studio repeats its question for, in one answer. */
export type LiveView = {
  /** Newest first: all in flight, and those that ended without a video and were not put away. */
  tasks: TaskView[]
  /** The newest videos, newest first. */
  videos: VideoView[]
  today: { videos: number; credits: number }
  balance: BalanceView
  /** Why nothing is being sent, or null. */
  pause: string | null
  /** The server's clock, ISO 8601, so that ages do not depend on the browser's. */
  now: string
}
