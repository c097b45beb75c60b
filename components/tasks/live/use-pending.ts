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
  const drop = ({ requestId }: Sent) =>
    setPending((all) => all.filter((one) => one.requestId !== requestId))

  const onSent = (sent: Sent) => {
    const { image, video, images } = sent.settings
    const input = [image, video, ...(images ?? [])].find((ref) => ref && 'inputId' in ref)
    const made = pendingTask(sent, {
      viewer,
      providerMode,
      project: projects.find(({ id }) => id === sent.projectId) ?? { id: sent.projectId, name: '' },
      thumbnailUrl:
        input && 'inputId' in input
          ? `/api/w/${workspace}/inputs/${input.inputId}/thumbnail`
          : null,
      now: new Date().toISOString(),
    })
    setPending((all) => [made, ...all.filter((one) => one.requestId !== sent.requestId)])
  }
  const onAccepted = async (sent: Sent, taskId: string) => {
    setPending((all) =>
      all.map((one) => (one.requestId === sent.requestId ? { ...one, taskId } : one)),
    )
    // Asked after it was accepted, the answer holds it, or it has already ended.
    await refresh().catch(() => {})
    drop(sent)
  }
  return {
    merge: (tasks: TaskView[]) => withPending(tasks, pending),
    handlers: { onSent, onAccepted, onRefused: drop },
  }
}
