import { db } from '@/lib/db/client'
import { applyEvent } from '@/lib/tasks/apply-event'
import type { TaskEvent } from '@/lib/tasks/lifecycle'
import type { TaskRow } from '@/lib/tasks/store'
import { insertVideo } from '@/lib/videos/store'
import type { MadeWorkspace } from '@/tests/helpers/factories'
import { reload, submitAs } from '@/tests/helpers/studio'
import { videoOf } from '@/tests/helpers/videos'

/** A silent 3 s of standard text. */
export const SHORT = {
  type: 'std-text-to-video',
  prompt: 'A quiet harbour',
  durationSeconds: 3,
  aspectRatio: '16:9',
  sound: false,
  cfgScale: 0.5,
} as const
export const SHORT_PRICE = 120

/** A task that has lived through these events, without a worker or a provider. */
export const taskAfter = async (
  studio: MadeWorkspace,
  ...events: TaskEvent[]
): Promise<TaskRow> => {
  let task = await submitAs(studio, SHORT)
  for (const event of events) {
    const stored = event.kind === 'stored' ? videoOf(task) : null
    const also = stored ? (tx: Parameters<typeof insertVideo>[0]) => insertVideo(tx, stored) : null
    const change = 'credits' in event ? { reportedCredits: event.credits } : {}
    const moved = await applyEvent(task, event, {
      now: new Date(),
      change,
      ...(also ? { also } : {}),
    })
    if (!moved) throw new Error(`${event.kind} does not apply to a task that is ${task.state}`)
    // No worker of another test shall find it.
    await db().task.update({ where: { id: task.id }, data: { dueAt: null } })
    task = await reload(task)
  }
  return task
}

const sent: TaskEvent[] = [
  { kind: 'taken' },
  { kind: 'accepted', providerTaskId: '', credits: null },
]

/** The ends that a task may come to, each by its events. */
export const LIVES = {
  cancelled: [{ kind: 'cancelled' }],
  running: sent,
  unconfirmed: [{ kind: 'taken' }, { kind: 'unknown', reason: 'cut' }],
  written_off: [{ kind: 'taken' }, { kind: 'unknown', reason: 'cut' }, { kind: 'written_off' }],
  failed: [...sent, { kind: 'failed', group: 'capacity', message: 'full', credits: 120 }],
  done: [...sent, { kind: 'succeeded', urls: [], credits: 100 }, { kind: 'stored' }],
  done_dearer: [...sent, { kind: 'succeeded', urls: [], credits: 150 }, { kind: 'stored' }],
} satisfies Record<string, TaskEvent[]>
