import 'server-only'
import { usualSeconds } from '@/lib/kling/latency'
import { mediaSlots } from '@/lib/tasks/input-links'
import { POLLED_STATES, type TaskState } from '@/lib/tasks/lifecycle'
import type { LiveTaskRow } from '@/lib/tasks/store'
import type { TaskView } from '@/lib/tasks/task-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { may } from '@/lib/workspaces/roles'

/** Characters of the provider's words in an answer that is asked for every second. */
const RAW_SHOWN = 2_000

const isIn = (state: TaskState, states: readonly TaskState[]) => states.includes(state)

export type ViewContext = {
  scope: WorkspaceScope
  /** Ids of what waits, in the order of sending. */
  queue: string[]
  speed: number
}

/** A task for the browser of one member. */
export const toTaskView = (row: LiveTaskRow, { scope, queue, speed }: ViewContext): TaskView => {
  const mine = row.userId === scope.userId
  const decides = may(scope.role, 'tasks:submit') && (mine || may(scope.role, 'tasks:decide-any'))
  const place = queue.indexOf(row.id)
  return {
    id: row.id,
    state: row.state,
    type: row.type,
    providerMode: row.providerMode,
    prompt: row.prompt,
    settings: row.settings,
    project: row.project,
    shotNumber: row.shot.number,
    takeNumber: row.takeNumber,
    member: { id: row.user.id, name: row.user.displayName },
    mine,
    priceCredits: row.priceCredits,
    billedCredits: row.billedCredits,
    reportedCredits: row.reportedCredits,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    lastPolledAt: row.lastPolledAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    usualSeconds: usualSeconds(row.settings, speed),
    queuedBefore: place < 0 ? null : place,
    note: row.note,
    rawAnswer: decides ? (row.rawAnswer?.slice(0, RAW_SHOWN) ?? null) : null,
    thumbnailUrl: thumbnailOf(row, scope.slug),
    watched: row.watched,
    can: {
      cancel: decides && row.state === 'queued',
      stopWatching: decides && row.watched && isIn(row.state, POLLED_STATES),
      decide: decides && isIn(row.state, ['unconfirmed', 'stalled', 'lost']),
      dismiss: decides && row.state === 'failed',
    },
  }
}

const thumbnailOf = (row: LiveTaskRow, slug: string): string | null => {
  const input = mediaSlots(row.settings).find(({ ref }) => 'inputId' in ref)?.ref
  return input && 'inputId' in input ? `/api/w/${slug}/inputs/${input.inputId}/thumbnail` : null
}
