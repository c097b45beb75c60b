import type { Words } from '@/components/tasks/live/words'
import type { TaskView } from '@/lib/tasks/task-view'

export type Costly = Pick<
  TaskView,
  'state' | 'note' | 'priceCredits' | 'billedCredits' | 'reportedCredits'
>

/** The message among tasks.cost, and the credits that it names beside those that came back. */
export const costOf = ({ state, note, priceCredits, billedCredits }: Costly) => {
  const says = <Key extends string>(key: Key, credits = priceCredits) => ({ key, credits })
  switch (state) {
    case 'queued':
    case 'sending':
    case 'running':
      return says('held')
    case 'stalled':
    case 'lost':
    case 'unconfirmed':
      return says('heldAtRisk')
    case 'archiving':
    case 'done':
      return says('charged', billedCredits ?? priceCredits)
    case 'cancelled':
      return says('notCharged')
    case 'failed':
      if (note?.code === 'written_off' || note?.code === 'sent_again') return says('countedAsLost')
      if (billedCredits) return says('chargedFailed', billedCredits)
      if (note?.code === 'rejected') return says('notCharged')
      if (note?.code === 'failed' && note.reportedCredits > 0) {
        return says('refundUnconfirmed', note.reportedCredits)
      }
      return says('refunded')
  }
}

/** What a task has cost so far, in a few words. */
export const costWords = ({ t, format }: Words, task: Costly): string => {
  const { key, credits } = costOf(task)
  const refunded = format.number(task.priceCredits)
  return t(`cost.${key}`, { credits: format.number(credits), refunded })
}

/** The same with the numbers it follows from: "380 charged · 400 estimated · Kling reported 380". */
export const costParts = (words: Words, task: Costly): string[] => {
  const { t, format } = words
  const { reportedCredits, note } = task
  const isSaid = reportedCredits === null || costOf(task).key === 'refundUnconfirmed'
  return [
    costWords(words, task),
    t('cost.estimated', { credits: format.number(task.priceCredits) }),
    ...(isSaid ? [] : [t('cost.reported', { credits: format.number(reportedCredits) })]),
    ...(note?.code === 'settled_estimate' ? [t('cost.noPrice')] : []),
  ]
}

/**
 * Whether money is really lost: the only thing that is red. What Kling reported of a failure is not:
 * nobody knows whether it was kept, and the balance has it back.
 */
export const isLoss = ({ state, note }: Pick<TaskView, 'state' | 'note'>): boolean =>
  state === 'failed' && (note?.code === 'written_off' || note?.code === 'sent_again')
