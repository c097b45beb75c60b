import { MOVING_STATES, POLLED_STATES } from '@/lib/tasks/lifecycle'
import type { LiveView } from '@/lib/tasks/task-view'

const MOVING = new Set<string>(MOVING_STATES)
const POLLED = new Set<string>(POLLED_STATES)

/** Whether Kling, or we for it, work on something that a lamp should show. */
export const isGenerating = (live: LiveView | undefined): boolean =>
  live?.tasks.some((task) => task.state === 'sending' || task.state === 'running') ?? false

/**
 * Milliseconds until the next question; 0 stops asking. Moving tasks are worth a question every
 * second where time runs fast and every two where it does not; those that the provider is only
 * asked about now and then can wait; when nothing moves there is nothing to ask.
 */
export const nextAskMs = (live: LiveView | undefined): number => {
  if (!live) return 0
  const moving = live.tasks.filter((task) => MOVING.has(task.state))
  if (moving.some((task) => task.providerMode === 'emulated')) return 1000
  if (moving.length > 0) return 2000
  return live.tasks.some((task) => POLLED.has(task.state)) ? 15_000 : 0
}
