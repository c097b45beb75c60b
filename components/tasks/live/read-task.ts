import type { Result } from '@/lib/result'
import type { TaskDetailView } from '@/lib/tasks/task-view'

/** Reads what stands under a `taskKey`. Throws when no answer, or a refusal, comes. */
export const readTask = async (key: string): Promise<TaskDetailView> => {
  const response = await fetch(key, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(15_000),
  })
  const result: Result<TaskDetailView> = await response.json()
  if (!result.ok) throw new Error(result.error.message)
  return result.data
}
