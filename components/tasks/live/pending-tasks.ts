import type { LiveView, TaskView } from '@/lib/tasks/task-view'

/** A request that was pressed and that the live answer does not hold yet. */
export type Pending = {
  requestId: string
  taskId: string | null
  /** Answers from then on, by the server's clock, hold it or its end; null before one was asked. */
  answeredAt: string | null
  view: TaskView
}

/** A task, and the id that its card had before the live answer held it. */
export type Pressed = TaskView & { pendingId?: string }

/** What the id of its card begins with. */
export const PENDING = 'pending-'

/** Whether it was pressed here and the studio has not told of it yet. */
export const isPending = ({ id }: { id: string }): boolean => id.startsWith(PENDING)

/** Whether an answer from `now` may not hold it yet. */
export const isOpen = ({ answeredAt }: Pending, now: string): boolean =>
  answeredAt === null || now < answeredAt

/**
 * The tasks of a live answer, with those in front that were pressed and that it does not hold yet.
 * @param now when it was given, by the server's clock
 */
export const withPending = (
  { tasks, now }: Pick<LiveView, 'tasks' | 'now'>,
  pending: Pending[],
): Pressed[] => {
  const pendingIds = new Map(pending.map(({ taskId, view }) => [taskId, view.id]))
  const known = new Set<string | null>(tasks.map(({ id }) => id))
  const open = pending.filter((one) => !known.has(one.taskId) && isOpen(one, now))
  return [
    ...open.map(({ view }) => view),
    ...tasks.map((task) => {
      const pendingId = pendingIds.get(task.id)
      return pendingId ? { ...task, pendingId } : task
    }),
  ]
}
