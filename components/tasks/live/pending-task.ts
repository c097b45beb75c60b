import type { Sent } from '@/components/tasks/composer/use-submit'
import { PENDING, type Pending } from '@/components/tasks/live/pending-tasks'
import { estimateCredits } from '@/lib/kling/pricing'
import type { TaskView } from '@/lib/tasks/task-view'

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
  bringBack: false,
  readAnswer: false,
}

/** The card of a request that has just been pressed, before anybody has answered. */
export const pendingTask = (sent: Sent, context: Context): Pending => ({
  requestId: sent.requestId,
  taskId: null,
  answeredAt: null,
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
    sentAgainAs: null,
    can: NOTHING,
  },
})
