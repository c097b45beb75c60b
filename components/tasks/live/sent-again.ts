import type { TaskView } from '@/lib/tasks/task-view'

/**
 * The viewer's own take of a shot that has not left yet and can still be taken back.
 * @param now milliseconds of the server's clock
 */
export const sentAgain = (tasks: TaskView[], shotId: string, now: number): TaskView | undefined =>
  tasks.find(
    (task) =>
      task.mine &&
      task.shotId === shotId &&
      task.batchId !== null &&
      task.sendsAt !== null &&
      Date.parse(task.sendsAt) > now,
  )
