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
  shotId: string
  shotNumber: number
  /** Null where nobody gave it one. */
  shotName: string | null
  takeNumber: number
  /** Tasks of one press of the button share it; null of those from before there were several. */
  batchId: string | null
  member: { id: string; name: string }
  mine: boolean
  priceCredits: number
  billedCredits: number | null
  /** The provider's newest consumed_credits, where it said one. */
  reportedCredits: number | null
  createdAt: string
  /** Since when it is in its state. */
  stateAt: string
  sentAt: string | null
  lastPolledAt: string | null
  finishedAt: string | null
  /** How long such a task usually takes, from sending to result, in seconds as they will pass here. */
  usualSeconds: { from: number; to: number } | null
  /** Tasks that will be sent before this one; null when it is not queued. */
  queuedBefore: number | null
  /** In how many seconds it will probably be sent; null when it does not wait, or nobody knows. */
  startsInSeconds: number | null
  /** Until then its sender may undo the sending; null once that is over. */
  sendsAt: string | null
  /** It is queued, and its sender has paused their own queue, or sending stands still for all. */
  queuePaused: boolean
  /** When the machine looks next at what waits after a failed try, or is asked about seldom. */
  nextTryAt: string | null
  note: TaskNote | null
  /** A picture of its first input, where it has one. */
  thumbnailUrl: string | null
  watched: boolean
  /** The take that a failed one was sent again as and that is on its way or done; null without one. */
  sentAgainAs: TakeView | null
  /** What this viewer may do with it now. */
  can: {
    cancel: boolean
    /** And, once it was, watch it again. */
    stopWatching: boolean
    /** Attach the provider's id, or send it again. */
    confirm: boolean
    writeOff: boolean
    askNow: boolean
    saveNow: boolean
    dismiss: boolean
    /** The card that was put away. */
    bringBack: boolean
    /** Read the provider's own words. */
    readAnswer: boolean
  }
}

export type TakeView = { id: string; takeNumber: number; state: TaskState }

/** A task on a page of its own. */
export type TaskDetailView = TaskView & {
  providerTaskId: string | null
  sendAttempts: number
  /** The provider's own words, bounded; null where it said none or the viewer may not read them. */
  rawAnswer: string | null
  /** Its video, once that is stored. */
  videoId: string | null
  /** The unconfirmed task in whose place a person sent this one. */
  retryOf: TakeView | null
  /** The tasks that were sent in its place. */
  retries: TakeView[]
}

/** The same request, sent before: by whom, when, and what became of it. */
export type SameView = Pick<TaskView, 'state' | 'member' | 'mine'> & {
  taskId: string
  /** When it was sent, ISO 8601. */
  at: string
}

export type BalanceView = { available: number; held: number }

/** Nothing is being sent until a person acts. */
export type PauseView = {
  /** In the words of whoever paused it. */
  reason: string
  since: string | null
  /** What waits in this workspace meanwhile, and what is held for it. */
  waiting: number
  heldCredits: number
}

/** What the queue is for the viewer's next task. */
export type QueueView = {
  /** How many would be sent before it; null while the viewer's own queue is paused. */
  ahead: number | null
  /** In how many seconds it would leave; null while nobody knows: all that runs is long overdue. */
  startsInSeconds: number | null
  /** Since when nothing of the viewer's own queue is sent, ISO 8601, because they asked so. */
  pausedAt: string | null
}

/** Everything that the studio repeats its question for, in one answer. */
export type LiveView = {
  /** Newest first: all in flight, and those that ended without a video and were not put away. */
  tasks: TaskView[]
  /** The newest videos, newest first. */
  videos: VideoView[]
  today: { videos: number; credits: number }
  balance: BalanceView
  /** Null while tasks are being sent. */
  pause: PauseView | null
  queue: QueueView
  /** The server's clock, ISO 8601, so that ages do not depend on the browser's. */
  now: string
}
