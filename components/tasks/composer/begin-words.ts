import type { Translate } from '@/components/ui/translate'
import type { Format } from '@/lib/intl/format'
import type { QueueView } from '@/lib/tasks/task-view'

type Words = { t: Translate<'composer.queue'>; format: Format }

/** Sooner than that nobody notices a wait. */
const AT_ONCE_SECONDS = 5
const SECONDS_UNTIL_MINUTES = 90

/** Rounded up, in tens of seconds or in minutes: an estimate is no clock. */
const spanOf = (format: Format, seconds: number): string =>
  seconds < SECONDS_UNTIL_MINUTES
    ? format.seconds(Math.ceil(seconds / 10) * 10)
    : format.minutes(Math.ceil(seconds / 60))

/** When a press of the button would leave: "5 ahead, starts in about 4 min". */
export const beginWords = (
  { t, format }: Words,
  { ahead, startsInSeconds, pausedAt }: QueueView,
  isSendingPaused: boolean,
): string => {
  if (isSendingPaused) return t('sendingPaused')
  if (pausedAt || ahead === null) return t('ownPaused')
  if (startsInSeconds === null) return t('ahead', { ahead: format.number(ahead) })
  if (ahead === 0 && startsInSeconds <= AT_ONCE_SECONDS) return t('atOnce')
  const span = spanOf(format, Math.max(startsInSeconds, 1))
  return ahead === 0 ? t('next', { span }) : t('aheadStarts', { ahead: format.number(ahead), span })
}
