import type { TaskView } from '@/lib/tasks/task-view'

const SECONDS_UNTIL_MINUTES = 100

/** "usually 2–3 min", "usually 4–6 s", "usually about 5 min". */
export const usualWords = ({ from, to }: { from: number; to: number }): string => {
  const inSeconds = to < SECONDS_UNTIL_MINUTES
  const unit = inSeconds ? 's' : 'min'
  const [low, high] = [from, to].map((value) =>
    Math.max(1, Math.round(inSeconds ? value : value / 60)),
  )
  return low === high ? `usually about ${low} ${unit}` : `usually ${low}–${high} ${unit}`
}

/** How long it takes, once that says something: "usually 2–3 min", "over the usual 2–3 min". */
export const paceWords = (task: TaskView, elapsedSeconds: number): string | null => {
  if (task.state !== 'running' || !task.usualSeconds) return null
  const usual = usualWords(task.usualSeconds)
  return elapsedSeconds > task.usualSeconds.to * 1.5
    ? `over the usual ${usual.replace('usually ', '')}`
    : usual
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

/** "now", "in 12 s", "in 4 min". Milliseconds. */
export const untilWords = (atMs: number, nowMs: number): string => {
  const seconds = Math.ceil((atMs - nowMs) / 1000)
  if (seconds <= 0) return 'now'
  return seconds < SECONDS_UNTIL_MINUTES ? `in ${seconds} s` : `in ${Math.round(seconds / 60)} min`
}

/** When the machine looks next, as a sentence; null where that is not worth saying. */
export const nextTryWords = (task: TaskView, nowMs: number): string | null => {
  if (!task.nextTryAt) return null
  const asked = task.state === 'stalled' || task.state === 'lost'
  return `${asked ? 'Asked again' : 'Next try'} ${untilWords(Date.parse(task.nextTryAt), nowMs)}.`
}
