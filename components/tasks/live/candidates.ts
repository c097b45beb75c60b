import { isPending, type Pressed } from '@/components/tasks/live/pending-tasks'
import { type Candidate, OWN_NEWS } from '@/components/tasks/live/places'
import { hasLeftQueue } from '@/components/tasks/live/sort-tasks'
import type { TaskView } from '@/lib/tasks/task-view'
import type { VideoView } from '@/lib/videos/video-view'

const OWN_MOVING = 1
const OTHERS_MOVING = 2
const OTHERS_NEWS = 3

/** What has ended since the viewer last took in what is new. */
export type News = { videos: VideoView[]; ended: TaskView[] }

/**
 * How much of it there is to take in: every video, because its card is not its place in the list.
 * Where there is none, what else ended where nobody sees it.
 * @param seen the tasks whose cards are in view
 */
export const countNew = ({ videos, ended }: News, seen: ReadonlySet<string | null>): number =>
  videos.length || ended.filter(({ id }) => !seen.has(id)).length

const stageOf = (task: TaskView): Candidate['stage'] => {
  if (!task.mine) return undefined
  if (isPending(task) || task.sendsAt) return 'sent'
  return hasLeftQueue(task) ? 'generating' : undefined
}

/** One's own first: what can still be taken back, what generates, then the queue from its front. */
const inOrder = (moving: Pressed[]): Pressed[] => {
  const turn = (task: TaskView) => (stageOf(task) === 'sent' ? 0 : hasLeftQueue(task) ? 1 : 2)
  const place = (task: TaskView) =>
    turn(task) === 2 ? (task.queuedBefore ?? Number.MAX_SAFE_INTEGER) : 0
  return [...moving].sort(
    (a, b) => Number(b.mine) - Number(a.mine) || turn(a) - turn(b) || place(a) - place(b),
  )
}

/** What may stand in a place: the viewer's own end first, then what moves, then what others made. */
export const candidatesOf = (
  moving: Pressed[],
  { videos, ended }: News,
  viewerId: string,
): Candidate[] => {
  const news = [
    ...videos.map(({ taskId: id, createdAt: at, member }) => ({
      id,
      at,
      mine: member.id === viewerId,
    })),
    ...ended.map(({ id, stateAt: at, mine }) => ({ id, at, mine })),
  ].sort((a, b) => b.at.localeCompare(a.at))
  const over = new Set(news.map(({ id }) => id))
  return [
    ...news.map(({ id, mine }) => ({ id, rank: mine ? OWN_NEWS : OTHERS_NEWS })),
    ...inOrder(moving)
      .filter(({ id }) => !over.has(id))
      .map((task) => ({
        id: task.id,
        was: task.pendingId,
        rank: task.mine ? OWN_MOVING : OTHERS_MOVING,
        stage: stageOf(task),
      })),
  ]
}
