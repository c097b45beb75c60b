import 'server-only'
import type { ProviderMode } from '@/lib/env'
import { type LogNormal, usualSeconds } from '@/lib/kling/latency'
import type { TaskSettings } from '@/lib/kling/settings'
import { mediaSlots } from '@/lib/tasks/input-links'
import { POLLED_STATES, type TaskState } from '@/lib/tasks/lifecycle'
import type { QueueAnswer } from '@/lib/tasks/read-queue'
import { FAILED_STAYS_MS } from '@/lib/tasks/schedule'
import type { LiveTaskRow, TaskRow } from '@/lib/tasks/store'
import type { TakeView, TaskView } from '@/lib/tasks/task-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { may } from '@/lib/workspaces/roles'

const isIn = (state: TaskState, states: readonly TaskState[]) => states.includes(state)

export type ViewContext = {
  scope: WorkspaceScope
  queue: Pick<QueueAnswer, 'placeOf' | 'isPausedFor'>
  /** What was learned of how long such tasks take. */
  latencyOf: (settings: TaskSettings) => LogNormal
  sentAgainAs: (row: LiveTaskRow) => TakeView | null
  speed: number
  /** The provider that the studio runs on now. */
  mode: ProviderMode
  now: Date
}

/** A moment after which a try is taken to be under way already. */
const SOON_MS = 1_000

/** A task for the browser of one member. */
export const toTaskView = (row: LiveTaskRow, context: ViewContext): TaskView => {
  const { scope, queue, latencyOf, sentAgainAs, speed, mode, now } = context
  const mine = row.userId === scope.userId
  const decides = may(scope.role, 'tasks:submit') && (mine || may(scope.role, 'tasks:decide-any'))
  const goesOn = decides && row.providerMode === mode
  // An older failure has none, put away or not.
  const isRecent = now.getTime() - row.stateAt.getTime() <= FAILED_STAYS_MS
  const hasCard = goesOn && row.state === 'failed' && isRecent
  const place = queue.placeOf(row)
  const nextTryAt = nextTryOf(row)
  const waits = nextTryAt === null || nextTryAt.getTime() > now.getTime() + SOON_MS
  return {
    id: row.id,
    state: row.state,
    type: row.type,
    providerMode: row.providerMode,
    prompt: row.prompt,
    settings: row.settings,
    project: row.project,
    shotId: row.shotId,
    shotNumber: row.shot.number,
    shotName: row.shot.name,
    takeNumber: row.takeNumber,
    batchId: row.batchId,
    member: { id: row.user.id, name: row.user.displayName },
    mine,
    priceCredits: row.priceCredits,
    billedCredits: row.billedCredits,
    reportedCredits: row.reportedCredits,
    createdAt: row.createdAt.toISOString(),
    stateAt: row.stateAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    lastPolledAt: row.lastPolledAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    usualSeconds: usualSeconds(latencyOf(row.settings), speed),
    queuedBefore: place?.ahead ?? null,
    startsInSeconds: place?.startsInSeconds ?? null,
    sendsAt: sendsAtOf(row, now)?.toISOString() ?? null,
    queuePaused: row.state === 'queued' && queue.isPausedFor(row.userId),
    nextTryAt: nextTryAt?.toISOString() ?? null,
    note: row.note,
    thumbnailUrl: thumbnailOf(row, scope.slug),
    watched: row.watched,
    sentAgainAs: sentAgainAs(row),
    can: {
      cancel: decides && row.state === 'queued',
      stopWatching: decides && isIn(row.state, POLLED_STATES),
      confirm: goesOn && row.state === 'unconfirmed',
      writeOff: decides && isIn(row.state, ['unconfirmed', 'stalled', 'lost']),
      askNow: goesOn && isIn(row.state, ['stalled', 'lost']),
      saveNow: goesOn && waits && row.note?.code === 'archive_retry',
      dismiss: hasCard && row.dismissedAt === null,
      bringBack: hasCard && row.dismissedAt !== null,
      readAnswer: decides && !isIn(row.state, ['queued', 'sending', 'cancelled']),
    },
  }
}

/** Only what was never tried waits for its sender; what was tried waits for the provider. */
export const sendsAtOf = (
  { state, sendAttempts, dueAt }: Pick<TaskRow, 'state' | 'sendAttempts' | 'dueAt'>,
  now: Date,
): Date | null => (state === 'queued' && sendAttempts === 0 && dueAt && dueAt > now ? dueAt : null)

/** Of tasks that are simply on their way nobody needs to know when the machine looks next. */
const nextTryOf = ({ state, note, dueAt }: LiveTaskRow): Date | null => {
  const again = note?.code === 'not_sent' || note?.code === 'throttled'
  if (state === 'queued') return again ? dueAt : null
  if (state === 'archiving') return note?.code === 'archive_retry' ? dueAt : null
  return isIn(state, ['stalled', 'lost']) ? dueAt : null
}

const thumbnailOf = (row: LiveTaskRow, slug: string): string | null => {
  const input = mediaSlots(row.settings).find(({ ref }) => 'inputId' in ref)?.ref
  return input && 'inputId' in input ? `/api/w/${slug}/inputs/${input.inputId}/thumbnail` : null
}
