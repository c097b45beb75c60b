import type { Words } from '@/components/tasks/live/words'
import type { LiveView, TaskView } from '@/lib/tasks/task-view'

const stateOf = (live: LiveView) => new Map(live.tasks.map((task) => [task.id, task.state]))

const refundOf = (task: TaskView): number =>
  task.note?.code === 'failed' && task.note.reportedCredits === 0 ? task.priceCredits : 0

/** What happened between two answers, to be said in one breath: "2 done, 1 failed, 240 refunded". */
export const newsBetween = (
  { t, format }: Words,
  before: LiveView,
  after: LiveView,
): string | null => {
  const states = stateOf(before)
  const known = new Set(before.videos.map((video) => video.id))
  const reached = (state: TaskView['state']) =>
    after.tasks.filter(
      (task) => task.state === state && states.has(task.id) && states.get(task.id) !== state,
    )
  // A video that is older than all that were known was only scrolled into the list.
  const newest = before.videos[0]?.createdAt ?? ''
  const done = after.videos.filter((video) => !known.has(video.id) && video.createdAt >= newest)
  const failed = reached('failed').filter((task) => task.note?.code !== 'sent_again')
  const unconfirmed = reached('unconfirmed')
  const refunded = failed.reduce((sum, task) => sum + refundOf(task), 0)
  const parts = [
    done.length > 0 && t('news.done', { count: done.length }),
    failed.length > 0 && t('news.failed', { count: failed.length }),
    refunded > 0 && t('news.refunded', { credits: format.number(refunded) }),
    unconfirmed.length > 0 && t('news.undecided', { count: unconfirmed.length }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : null
}
