import type { Draft, ShotName } from '@/components/tasks/composer/draft'
import type { LiveView } from '@/lib/tasks/task-view'

/** The shot that the draft continues, as far as this page knows it. */
export const findShot = (draft: Draft, { tasks }: Pick<LiveView, 'tasks'>): ShotName | null => {
  if (!draft.takeOfId) return null
  const task = tasks.find(({ id }) => id === draft.takeOfId)
  return (
    draft.shot ?? (task ? { id: task.shotId, number: task.shotNumber, name: task.shotName } : null)
  )
}
