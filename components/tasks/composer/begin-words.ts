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
  if (startsInSeconds === null) return t('ahead', { ahead: format.number(ahead) })
  if (ahead === 0 && startsInSeconds <= SOON_SECONDS) return t('atOnce')
  const span = spanUntil(format, Math.max(startsInSeconds, 1))
  return ahead === 0 ? t('next', { span }) : t('aheadStarts', { ahead: format.number(ahead), span })
}
