import { MOVING_STATES, POLLED_STATES } from '@/lib/tasks/lifecycle'
import type { LiveView } from '@/lib/tasks/task-view'

const MOVING = new Set<string>(MOVING_STATES)
const POLLED = new Set<string>(POLLED_STATES)

/** Whether Kling, or we for it, work on something that a lamp should show. */
export const isGenerating = (live: LiveView | undefined): boolean =>
  live?.tasks.some((task) => task.state === 'sending' || task.state === 'running') ?? false

/** How soon an idle page learns of another member's task, of a pause, of a decision. */
const IDLE_MS = 20_000
export const SELDOM_MS = 15_000
/** The answer itself and the drawing of it have to fit into the two seconds as well. */
const MOVING_MS = 1_500

/**
 * Milliseconds until the next question; it is asked only while the page is seen. Moving tasks are
 * worth a question every second where time runs fast, and elsewhere so many that a video is seen
 * within two seconds after it was stored; those that the provider is only asked about now and then
 * can wait, and so can what others may begin.
 */
export const nextAskMs = (live: LiveView | undefined): number => {
  if (!live) return 0
  // While sending is paused, for all or by their member, nothing in the queue moves.
  const moving = live.tasks.filter(
    ({ state, queuePaused }) =>
      MOVING.has(state) && !(state === 'queued' && (live.pause || queuePaused)),
  )
  if (moving.some((task) => task.providerMode === 'emulated')) return 1000
  if (moving.length > 0) return MOVING_MS
  return live.tasks.some((task) => POLLED.has(task.state)) ? SELDOM_MS : IDLE_MS
}
