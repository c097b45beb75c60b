import type { Words } from '@/components/tasks/live/words'
import { estimateCredits } from '@/lib/kling/pricing'
import type { Decided } from '@/lib/tasks/actions'
import { movedOnTo } from '@/lib/tasks/moved-on'
import type { TaskView } from '@/lib/tasks/task-view'

/** One sentence after the other. */
const all = (...sentences: (string | false)[]) => sentences.filter(Boolean).join(' ')

/** What follows from a choice, before it is confirmed. */
export const stepWords = (
  { t, format }: Words,
  step: 'send_again' | 'write_off',
  task: TaskView,
  paused: boolean,
): string => {
  const held = format.number(task.priceCredits)
  if (step === 'write_off') {
    const late = task.state === 'unconfirmed' ? 'writeOffUnconfirmed' : 'writeOffPolled'
    return t(`decision.${late}`, { credits: held })
  }
  const price = estimateCredits(task.settings)
  const means = t('decision.sendAgainMeans', {
    price: format.number(price),
    held,
    both: format.number(price + task.priceCredits),
  })
  return all(means, paused && t('decision.waitsInQueue'))
}

/** Why it cannot be sent again, or null. */
export const shortfallWords = (
  { t, format }: Words,
  task: TaskView,
  available: number,
): string | null => {
  const price = estimateCredits(task.settings)
  if (price <= available) return null
  return t('decision.shortfall', {
    price: format.number(price),
    available: format.number(available),
  })
}

/** What has happened, for the page and for those who listen to it. */
export const decidedWords = ({ t, format }: Words, task: TaskView, decided: Decided): string => {
  const credits = format.number(task.priceCredits)
  switch (decided.kind) {
    case 'attached':
      return t('decision.attached', { credits })
    case 'sent_again': {
      const takes = { take: decided.takeNumber, before: task.takeNumber }
      return all(
        t('decision.sentAgain', { ...takes, credits }),
        decided.paused && t('decision.waitsInQueue'),
      )
    }
    case 'written_off':
      return t('decision.writtenOff', { credits })
    case 'unsaid':
      return ''
  }
}

/** What asking Kling at once has shown; `now` is null when the card went with the task's state. */
export const askedWords = ({ t }: Words, before: TaskView, now: TaskView | null): string => {
  if (!now) return t('decision.answered')
  if (now.state !== before.state) return t(`movedOn.${movedOnTo(now)}`)
  const wasAsked = now.lastPolledAt !== before.lastPolledAt
  return t(wasAsked ? 'decision.nothingNew' : 'decision.notAnswered')
}
