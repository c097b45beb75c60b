import type { Words } from '@/components/tasks/live/words'
import type { Format } from '@/lib/intl/format'
import { isOverUsual } from '@/lib/tasks/over-usual'
import type { TaskView } from '@/lib/tasks/task-view'

const SECONDS_UNTIL_MINUTES = 100

type Usual = { from: number; to: number }

/** In whole units, never none of them: "2–3 min", "5 min", "4–6 s". */
const rangeOf = (format: Format, { from, to }: Usual): { range: string; isOne: boolean } => {
  const unit = to < SECONDS_UNTIL_MINUTES ? 'second' : 'minute'
  const whole = (value: number) => Math.max(1, Math.round(unit === 'second' ? value : value / 60))
  const [low, high] = [whole(from), whole(to)]
  return { range: format.range(low, high, unit), isOne: low === high }
}

/** "usually 2–3 min", "usually 4–6 s", "usually about 5 min". */
export const usualWords = ({ t, format }: Words, usual: Usual): string => {
  const { range, isOne } = rangeOf(format, usual)
  return isOne ? t('time.usuallyAbout', { span: range }) : t('time.usually', { range })
}

/** How long it takes, once that says something: "usually 2–3 min", "over the usual 2–3 min". */
export const paceWords = (words: Words, task: TaskView, elapsedSeconds: number): string | null => {
  if (task.state !== 'running' || !task.usualSeconds) return null
  if (!isOverUsual(elapsedSeconds, task.usualSeconds)) return usualWords(words, task.usualSeconds)
  const { range } = rangeOf(words.format, task.usualSeconds)
  return words.t('time.overUsual', { range })
}

/** Seconds since it was sent, or since it was asked for. `now` in milliseconds. */
export const elapsedSeconds = (task: TaskView, now: number): number =>
  Math.max(0, (now - Date.parse(task.sentAt ?? task.createdAt)) / 1000)

/** Seconds as a clock that counts up: "0:22", "1:40", "1:02:05". */
export const elapsedClock = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** When the machine looks next, as a sentence; null where that is not worth saying. */
export const nextTryWords = (
  { t, format }: Words,
  task: Pick<TaskView, 'state' | 'nextTryAt'>,
  nowMs: number,
): string | null => {
  if (!task.nextTryAt) return null
  const isAsked = task.state === 'stalled' || task.state === 'lost'
  const seconds = Math.ceil((Date.parse(task.nextTryAt) - nowMs) / 1000)
  if (seconds <= 0) return t(isAsked ? 'time.askedAgainNow' : 'time.nextTryNow')
  const span =
    seconds < SECONDS_UNTIL_MINUTES
      ? format.seconds(seconds)
      : format.minutes(Math.round(seconds / 60))
  return t(isAsked ? 'time.askedAgainIn' : 'time.nextTryIn', { span })
}
