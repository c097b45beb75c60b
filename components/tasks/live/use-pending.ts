'use client'
import { useState } from 'react'
import type { Sent } from '@/components/tasks/composer/use-submit'
import { type Pending, pendingTask, withPending } from '@/components/tasks/live/pending-tasks'
import type { TaskView } from '@/lib/tasks/task-view'

type Options = {
  workspace: string
  viewer: { id: string; name: string }
  providerMode: TaskView['providerMode']
  projects: { id: string; name: string }[]
  refresh: () => Promise<unknown>
}

/** Cards that appear with the press of the button, until the live answer holds them. */
export const usePending = ({ workspace, viewer, providerMode, projects, refresh }: Options) => {
  const [pending, setPending] = useState<Pending[]>([])
  const without = (all: Pending[], sent: Sent[]) =>
    all.filter((one) => !sent.some(({ requestId }) => requestId === one.requestId))
  const drop = (sent: Sent[]) => setPending((all) => without(all, sent))

  const madeOf = (sent: Sent): Pending => {
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
  const onSent = (sent: Sent[]) => setPending((all) => [...sent.map(madeOf), ...without(all, sent)])
  const onAccepted = async (sent: Sent[], { taskIds }: { taskIds: string[] }) => {
    const idOf = (requestId: string) =>
      taskIds[sent.findIndex((one) => one.requestId === requestId)] ?? null
    setPending((all) => all.map((one) => ({ ...one, taskId: idOf(one.requestId) ?? one.taskId })))
    // Asked after it was accepted, the answer holds them, or they have already ended.
    await refresh().catch(() => {})
    drop(sent)
  }
  return {
    merge: (tasks: TaskView[]) => withPending(tasks, pending),
    handlers: { onSent, onAccepted, onRefused: drop },
  }
}
