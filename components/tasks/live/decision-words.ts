import { formatCredits } from '@/lib/format'
import { estimateCredits } from '@/lib/kling/pricing'
import type { Decided } from '@/lib/tasks/actions'
import { movedOnSentence } from '@/lib/tasks/moved-on'
import type { TaskView } from '@/lib/tasks/task-view'

/** What follows from a choice, before it is confirmed. */
export const stepWords = (
  step: 'send_again' | 'write_off',
  task: TaskView,
  paused: boolean,
): string => {
  const held = formatCredits(task.priceCredits)
  if (step === 'write_off') {
    const late =
      task.state === 'unconfirmed'
        ? 'If the video exists after all, Dailies will not notice, and its id can no longer be attached.'
        : 'If it ends well after all, Dailies will not notice.'
    return `${held} are counted as lost, and nobody asks Kling about it any more. ${late}`
  }
  const price = estimateCredits(task.settings)
  const both = formatCredits(price + task.priceCredits)
  const waits = paused ? ' Sending is paused: it waits in the queue.' : ''
  return `A new take for ${formatCredits(price)}. The ${held} of this one are counted as lost: if Kling did charge it, the two cost ${both}.${waits}`
}

/** Why it cannot be sent again, or null. */
export const shortfallWords = (task: TaskView, available: number): string | null => {
  const price = estimateCredits(task.settings)
  if (price <= available) return null
  return `This needs ${formatCredits(price)} credits; ${formatCredits(available)} are available.`
}

/** What has happened, for the page and for those who listen to it. */
export const decidedWords = (task: TaskView, decided: Decided): string => {
  const held = formatCredits(task.priceCredits)
  switch (decided.kind) {
    case 'attached':
      return `Attached. Kling is asked about it now; ${held} stay held until it ends.`
    case 'sent_again':
      return `Sent again as take ${decided.takeNumber}; ${held} of take ${task.takeNumber} are counted as lost.${
        decided.paused ? ' Sending is paused: it waits in the queue.' : ''
      }`
    case 'written_off':
      return `${held} are counted as lost. Nobody asks Kling about it any more.`
    case 'unsaid':
      return ''
  }
}

/** What asking Kling at once has shown; `now` is null when the card went with the task's state. */
export const askedWords = (before: TaskView, now: TaskView | null): string => {
  if (!now) return 'Kling has answered: this task has moved on.'
  if (now.state !== before.state) return movedOnSentence(now)
  return now.lastPolledAt === before.lastPolledAt
    ? 'Kling has not answered yet. It is asked as soon as that is possible.'
    : 'Kling was asked just now. Nothing is new.'
}
