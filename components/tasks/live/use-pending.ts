'use client'
import { useMemo, useState } from 'react'
import type { Accepted, Press, Sent } from '@/components/tasks/composer/use-submit'
import { isOpen, type Pending, withPending } from '@/components/tasks/live/pending-tasks'
import type { LiveView, TaskView } from '@/lib/tasks/task-view'

type Options = {
  workspace: string
  viewer: { id: string; name: string }
  providerMode: TaskView['providerMode']
  projects: { id: string; name: string }[]
  /** The answer that is shown. */
  live: LiveView
  /** Asks for a new one. */
  refresh: () => Promise<LiveView | undefined>
}

/** Cards that appear with the press of the button, until the live answer holds them. */
export const usePending = ({ workspace, live, refresh, ...options }: Options) => {
  const { viewer, providerMode, projects } = options
  const [pending, setPending] = useState<Pending[]>([])
  const isOf = (sent: Sent[], one: Pending) =>
    sent.some(({ requestId }) => requestId === one.requestId)
  const without = (all: Pending[], sent: Sent[]) => all.filter((one) => !isOf(sent, one))

  const madeOf = (sent: Sent, { pendingTask }: Press): Pending => {
    const { image, video, images } = sent.settings
    const input = [image, video, ...(images ?? [])].find((ref) => ref && 'inputId' in ref)
    return pendingTask(sent, {
      viewer,
      providerMode,
      project: projects.find(({ id }) => id === sent.projectId) ?? { id: sent.projectId, name: '' },
      thumbnailUrl:
        input && 'inputId' in input
          ? `/api/w/${workspace}/inputs/${input.inputId}/thumbnail`
          : null,
      now: new Date().toISOString(),
    })
  }
  const onSent = (sent: Sent[], press: Press) =>
    setPending((all) => [
      ...sent.map((one) => madeOf(one, press)),
      // What the answer holds keeps its card for as long as it is there.
      ...without(all, sent).filter(
        (one) => isOpen(one, live.now) || live.tasks.some(({ id }) => id === one.taskId),
      ),
    ])
  const onAccepted = async (sent: Sent[], { taskIds, batchId, sendsAt }: Accepted) => {
    const idOf = (requestId: string) =>
      taskIds[sent.findIndex((one) => one.requestId === requestId)] ?? null
    // The way back does not wait for the next answer, which a slow line brings seconds later.
    const { startsInSeconds, pausedAt } = live.queue
    const way = { batchId, sendsAt, startsInSeconds, queuePaused: pausedAt !== null }
    setPending((all) =>
      all.map((one) => {
        const taskId = idOf(one.requestId)
        return taskId === null ? one : { ...one, taskId, view: { ...one.view, ...way } }
      }),
    )
    // Asked after it was accepted, the answer holds them, or they have already ended. It is drawn
    // later than it comes: until then they stand where they stood.
    const answer = await refresh().catch(() => undefined)
    const answeredAt = answer?.now ?? ''
    setPending((all) => all.map((one) => (isOf(sent, one) ? { ...one, answeredAt } : one)))
  }
  return {
    // The same objects while somebody writes beside them.
    tasks: useMemo(() => withPending(live, pending), [live, pending]),
    handlers: {
      onSent,
      onAccepted,
      onRefused: (sent: Sent[]) => setPending((all) => without(all, sent)),
    },
  }
}
