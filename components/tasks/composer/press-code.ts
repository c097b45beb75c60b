/** What only a press needs, fetched together. */
export { pendingTask } from '@/components/tasks/live/pending-task'
export { parseBatch, priceOf } from '@/lib/tasks/batch'
