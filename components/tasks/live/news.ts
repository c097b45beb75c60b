import { costOf } from '@/components/tasks/live/cost-words'
import type { Words } from '@/components/tasks/live/words'
import type { LiveView, TaskView } from '@/lib/tasks/task-view'

const stateOf = (live: LiveView) => new Map(live.tasks.map((task) => [task.id, task.state]))

/** What failures can have cost, in the order in which it is said. */
const COSTS = [
  ['refunded', 'refunded'],
  ['chargedFailed', 'charged'],
  ['refundUnconfirmed', 'refundUnconfirmed'],
  ['countedAsLost', 'countedAsLost'],
] as const

/** What all failures together have cost: "240 refunded", or "not charged" where it was nothing. */
const costParts = ({ t, format }: Words, failed: TaskView[]): string[] => {
  const costs = failed.flatMap((task): Pick<ReturnType<typeof costOf>, 'key' | 'credits'>[] => {
    const cost = costOf(task)
    // Two facts: the balance has the price back, and Kling names what it may have kept.
    const back = { key: 'refunded' as const, credits: task.priceCredits }
    return cost.key === 'refundUnconfirmed' ? [back, cost] : [cost]
  })
  const parts = COSTS.flatMap(([key, said]) => {
    const sum = costs.reduce((all, cost) => all + (cost.key === key ? cost.credits : 0), 0)
    return sum > 0 ? [t(`news.${said}`, { credits: format.number(sum) })] : []
  })
  return parts.length > 0 || failed.length === 0 ? parts : [t('news.notCharged')]
}

/** What happened between two answers, to be said in one breath: "2 done, 1 failed, 240 refunded". */
export const newsBetween = (words: Words, before: LiveView, after: LiveView): string | null => {
  const { t } = words
  const states = stateOf(before)
  const known = new Set(before.videos.map((video) => video.id))
  // What began and ended between the two answers is news as well; what is older was put aside.
  const isNew = (task: TaskView) => !states.has(task.id) && task.createdAt >= before.now
  const reached = (state: TaskView['state']) =>
    after.tasks.filter(
      (task) =>
        task.state === state && (states.has(task.id) ? states.get(task.id) !== state : isNew(task)),
    )
  const submitted = after.tasks.filter((task) => task.mine && isNew(task))
  const held = submitted.reduce((sum, { priceCredits }) => sum + priceCredits, 0)
  // A video that is older than all that were known was only scrolled into the list.
  const newest = before.videos[0]?.createdAt ?? ''
  const done = after.videos.filter((video) => !known.has(video.id) && video.createdAt >= newest)
  const failed = reached('failed').filter((task) => task.note?.code !== 'sent_again')
  const unconfirmed = reached('unconfirmed')
  const parts = [
    submitted.length > 0 &&
      t('news.submitted', { count: submitted.length, credits: words.format.number(held) }),
    done.length > 0 && t('news.done', { count: done.length }),
    failed.length > 0 && t('news.failed', { count: failed.length }),
    ...costParts(words, failed),
    unconfirmed.length > 0 && t('news.undecided', { count: unconfirmed.length }),
    !before.pause && after.pause && t('pause.title'),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : null
}
