import { SOON_SECONDS } from '@/components/tasks/span-words'
import type { TaskView } from '@/lib/tasks/task-view'

/** What comes when a press can no longer be taken back: something leaves, all waits, or nothing is sent now. */
export type AfterUndo = 'sent' | 'queued' | 'paused'

export const afterUndo = (
  press: readonly Pick<TaskView, 'queuePaused' | 'startsInSeconds'>[],
): AfterUndo => {
  if (press.some(({ queuePaused }) => queuePaused)) return 'paused'
  const isSent = press.some(
    ({ startsInSeconds }) => startsInSeconds !== null && startsInSeconds <= SOON_SECONDS,
  )
  return isSent ? 'sent' : 'queued'
}
