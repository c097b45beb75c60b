import { takesTogether } from '@/components/tasks/live/presses'
import type { Translate } from '@/components/ui/translate'
import { MOVING_STATES } from '@/lib/tasks/lifecycle'
import type { TaskView } from '@/lib/tasks/task-view'
import type { Whose } from '@/lib/tasks/whose'

export type Stream = {
  /** In the hands of the machine, with a card. */
  moving: TaskView[]
  /** All of that, also what nobody watches. */
  inHand: TaskView[]
  /** Waiting for a person. */
  undecided: TaskView[]
  /** Ended without a video, until they are put away. */
  failed: TaskView[]
}

const MOVING = new Set<TaskView['state']>(MOVING_STATES)

export type MovingTask = TaskView & { state: (typeof MOVING_STATES)[number] }

export const isMoving = (task: TaskView): task is MovingTask => MOVING.has(task.state)

const GENERATING = new Set<TaskView['state']>(['sending', 'running', 'archiving'])

/** Whether it has left the queue. */
export const hasLeftQueue = ({ state }: TaskView): boolean => GENERATING.has(state)

const UNDECIDED = new Set<TaskView['state']>(['unconfirmed', 'stalled', 'lost'])

/** One's own first, then the team's; each newest first, as it came. */
const mineFirst = (tasks: TaskView[]): TaskView[] => [
  ...tasks.filter((task) => task.mine),
  ...tasks.filter((task) => !task.mine),
]

/**
 * Where each task is shown. What somebody stopped watching goes on unseen, until it needs them;
 * those of `kept` stay in their places, so that it can be undone. What waits for the viewer's decision
 * is theirs, whoever sent it.
 */
export const sortTasks = (tasks: TaskView[], whose: Whose, kept?: ReadonlySet<string>): Stream => {
  const isAsked = (task: TaskView) => UNDECIDED.has(task.state) && task.can.writeOff
  const seen = mineFirst(
    whose === 'mine' ? tasks.filter((task) => task.mine || isAsked(task)) : tasks,
  )
  const failed = seen.filter((task) => task.state === 'failed')
  const undecided = seen.filter(
    (task) => UNDECIDED.has(task.state) && (task.watched || task.state === 'unconfirmed'),
  )
  const inHand = seen.filter(isMoving)
  const moving = inHand.filter((task) => task.watched || kept?.has(task.id))
  return { moving: takesTogether(moving), inHand, undecided, failed }
}

/**
 * "2 running · 1 of them not watched · 1 queued · 1 to decide"; empty where there is none of them.
 * What nobody watches holds its credits and its place at Kling as before.
 */
export const countWords = (
  t: Translate<'tasks'>,
  { inHand, undecided, failed }: Stream,
): string => {
  const running = inHand.filter(hasLeftQueue).length
  const counts = [
    ['running', running],
    ['unwatched', inHand.filter((task) => !task.watched).length],
    ['queued', inHand.length - running],
    ['undecided', undecided.length],
    ['failed', failed.length],
  ] as const
  const words = counts.flatMap(([what, count]) =>
    count > 0 ? [t(`count.${what}`, { count })] : [],
  )
  return words.join(' · ')
}
