import type { Draft, ShotName } from '@/components/tasks/composer/draft'
import type { LiveView } from '@/lib/tasks/task-view'

/** The shot that the draft continues, as far as this page knows it. */
export const findShot = (
  { takeOfId, shot }: Pick<Draft, 'takeOfId' | 'shot'>,
  { tasks, videos }: Pick<LiveView, 'tasks' | 'videos'>,
): ShotName | null => {
  if (!takeOfId) return null
  const take =
    tasks.find(({ id }) => id === takeOfId) ?? videos.find(({ taskId }) => taskId === takeOfId)
  return shot ?? (take ? { id: take.shotId, number: take.shotNumber, name: take.shotName } : null)
}
