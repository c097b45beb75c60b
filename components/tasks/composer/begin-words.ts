import { SOON_SECONDS, spanUntil } from '@/components/tasks/span-words'
import type { Translate } from '@/components/ui/translate'
import type { Format } from '@/lib/intl/format'
import type { QueueView } from '@/lib/tasks/task-view'

type Words = { t: Translate<'composer.queue'>; format: Format }

/** When a press of the button would leave: "5 ahead, starts in about 4 min". */
export const beginWords = (
  { t, format }: Words,
  { ahead, startsInSeconds, pausedAt }: QueueView,
  isSendingPaused: boolean,
): string => {
  if (isSendingPaused) return t('sendingPaused')
  if (pausedAt || ahead === null) return t('ownPaused')
  const values = { ahead: format.number(ahead) }
  const isNext = ahead === 0
  if (startsInSeconds === null) return t(isNext ? 'nextWhenOneEnds' : 'aheadWhenOneEnds', values)
  if (startsInSeconds <= SOON_SECONDS) return t(isNext ? 'atOnce' : 'aheadSoon', values)
  const span = spanUntil(format, startsInSeconds)
  return t(isNext ? 'next' : 'aheadStarts', { ...values, span })
}
