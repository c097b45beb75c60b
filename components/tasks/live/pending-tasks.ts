import type { Sent } from '@/components/tasks/composer/use-submit'
import { estimateCredits } from '@/lib/kling/pricing'
import type { TaskView } from '@/lib/tasks/task-view'

/** A request that was pressed and that the live answer does not hold yet. */
export type Pending = { requestId: string; taskId: string | null; view: TaskView }

const PENDING = 'pending-'

/** Whether it was pressed here and the studio has not told of it yet. */
export const isPending = ({ id }: { id: string }): boolean => id.startsWith(PENDING)

type Context = {
  viewer: { id: string; name: string }
  project: { id: string; name: string }
  providerMode: TaskView['providerMode']
  thumbnailUrl: string | null
  now: string
}

/** All of it needs an id. */
const NOTHING: TaskView['can'] = {
  cancel: false,
  stopWatching: false,
  confirm: false,
  writeOff: false,
  askNow: false,
  saveNow: false,
  dismiss: false,
  readAnswer: false,
}

/** The card of a request that has just been pressed, before anybody has answered. */
export const pendingTask = (sent: Sent, context: Context): Pending => ({
  requestId: sent.requestId,
  taskId: null,
  view: {
    id: `${PENDING}${sent.requestId}`,
    state: 'queued',
    type: sent.settings.type,
    providerMode: context.providerMode,
    prompt: sent.settings.prompt,
    settings: sent.settings,
    project: context.project,
    shotId: '',
    shotNumber: 0,
    shotName: null,
    takeNumber: 0,
    batchId: null,
    member: context.viewer,
    mine: true,
    priceCredits: estimateCredits(sent.settings),
    billedCredits: null,
    reportedCredits: null,
    createdAt: context.now,
    stateAt: context.now,
    sentAt: null,
    lastPolledAt: null,
    finishedAt: null,
    usualSeconds: null,
    queuedBefore: null,
    startsInSeconds: null,
    sendsAt: null,
    queuePaused: false,
    nextTryAt: null,
    note: null,
    thumbnailUrl: context.thumbnailUrl,
    watched: true,
    can: NOTHING,
  },
})

/** The tasks, with those in front that were pressed and that the live answer does not hold yet. */
export const withPending = (tasks: TaskView[], pending: Pending[]): TaskView[] => {
  const known = new Set(tasks.map((task) => task.id))
  const open = pending.filter(({ taskId }) => taskId === null || !known.has(taskId))
  return [...open.map(({ view }) => view), ...tasks]
}
