'use client'
import { later } from '@/components/ui/later'
import type { LiveView } from '@/lib/tasks/task-view'

// Most is sent at once: few ever wait in line, and fewer stop the line.
const Pause = later(() =>
  import('@/components/tasks/live/pause-and-resume').then((file) => file.PauseOwnQueue),
)
const Paused = later(() =>
  import('@/components/tasks/live/pause-and-resume').then((file) => file.OwnQueuePaused),
)

type Props = { workspace: string; live: LiveView; refresh: () => Promise<unknown> }

/** In the head of the stream, while something of the viewer's waits in line. */
export const PauseOwnQueue = (props: Props) => {
  const { queue, tasks } = props.live
  // What was only just sent has its own way back.
  const waits = tasks.some(
    ({ mine, state, sendsAt, can }) => mine && state === 'queued' && sendsAt === null && can.cancel,
  )
  return queue.pausedAt === null && waits ? <Pause {...props} /> : null
}

/** That the viewer's own queue stands still, since when, what waits in it, and the way on. */
export const OwnQueuePaused = (props: Props) => {
  const { pausedAt } = props.live.queue
  return pausedAt === null ? null : <Paused {...props} pausedAt={pausedAt} />
}
