import { takesTogether } from '@/components/tasks/live/presses'
import type { Translate } from '@/components/ui/translate'
import { MOVING_STATES } from '@/lib/tasks/lifecycle'
import type { TaskView } from '@/lib/tasks/task-view'

export type Stream = {
  /** In the hands of the machine. */
  moving: TaskView[]
  /** Waiting for a person. */
  undecided: TaskView[]
  /** Ended without a video, until they are put away. */
  failed: TaskView[]
}

const MOVING = new Set<TaskView['state']>(MOVING_STATES)

export const isMoving = ({ state }: TaskView): boolean => MOVING.has(state)

const UNDECIDED = new Set<TaskView['state']>(['unconfirmed', 'stalled', 'lost'])

/** One's own first, then the team's; each newest first, as it came. */
const mineFirst = (tasks: TaskView[]): TaskView[] => [
  ...tasks.filter((task) => task.mine),
  ...tasks.filter((task) => !task.mine),
]

/** Where each task is shown. What somebody stopped watching goes on unseen, until it needs them. */
export const sortTasks = (tasks: TaskView[], whose: 'mine' | 'team'): Stream => {
  const seen = mineFirst(whose === 'mine' ? tasks.filter((task) => task.mine) : tasks)
  const failed = seen.filter((task) => task.state === 'failed')
  const undecided = seen.filter(
    (task) => UNDECIDED.has(task.state) && (task.watched || task.state === 'unconfirmed'),
  )
  const moving = seen.filter((task) => task.watched && isMoving(task))
  return { moving: takesTogether(moving), undecided, failed }
}

const GENERATING = new Set<TaskView['state']>(['sending', 'running', 'archiving'])

/** "2 running · 1 queued · 1 to decide"; empty where there is none of them. */
export const countWords = (
  t: Translate<'tasks'>,
  { moving, undecided, failed }: Stream,
): string => {
  const running = moving.filter((task) => GENERATING.has(task.state)).length
  const counts = [
    ['running', running],
    ['queued', moving.length - running],
    ['undecided', undecided.length],
    ['failed', failed.length],
  ] as const
  const words = counts.flatMap(([what, count]) =>
    count > 0 ? [t(`count.${what}`, { count })] : [],
  )
  return words.join(' · ')
}
