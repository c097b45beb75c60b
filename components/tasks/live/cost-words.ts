import { formatCredits } from '@/lib/format'
import type { TaskView } from '@/lib/tasks/task-view'

type Costly = Pick<
  TaskView,
  'state' | 'note' | 'priceCredits' | 'billedCredits' | 'reportedCredits'
>

const failedCost = ({ note, priceCredits, billedCredits }: Costly): string => {
  const price = formatCredits(priceCredits)
  if (note?.code === 'written_off' || note?.code === 'sent_again') {
    return `${price} counted as lost`
  }
  if (billedCredits) return `Charged ${formatCredits(billedCredits)}`
  if (note?.code === 'rejected') return 'Not charged'
  if (note?.code === 'failed' && note.reportedCredits > 0) {
    return `Kling reported ${formatCredits(note.reportedCredits)}, refund not confirmed`
  }
  return `${price} refunded`
}

/** What a task has cost so far, in a few words. */
export const costWords = (task: Costly): string => {
  const price = formatCredits(task.priceCredits)
  switch (task.state) {
    case 'queued':
    case 'sending':
    case 'running':
      return `${price} held`
    case 'stalled':
    case 'lost':
    case 'unconfirmed':
      return `${price} held, at risk`
    case 'archiving':
    case 'done':
      return `${formatCredits(task.billedCredits ?? task.priceCredits)} charged`
    case 'cancelled':
      return 'Not charged'
    case 'failed':
      return failedCost(task)
  }
}

/** The same with the numbers it follows from: "380 charged · 400 estimated · Kling reported 380". */
export const costParts = (task: Costly): string[] => {
  const { reportedCredits, note } = task
  const words = costWords(task)
  const reported =
    reportedCredits === null ? null : `Kling reported ${formatCredits(reportedCredits)}`
  return [
    words,
    `${formatCredits(task.priceCredits)} estimated`,
    ...(reported && !words.startsWith(reported) ? [reported] : []),
    ...(note?.code === 'settled_estimate' ? ['Kling named no price'] : []),
  ]
}

/** Whether money is really lost: the only thing that is red. */
export const isLoss = ({ state, note }: Pick<TaskView, 'state' | 'note'>): boolean =>
  state === 'failed' &&
  (note?.code === 'written_off' ||
    note?.code === 'sent_again' ||
    (note?.code === 'failed' && note.reportedCredits > 0))
