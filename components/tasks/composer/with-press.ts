import { type Draft, withSettings } from '@/components/tasks/composer/draft'
import { batchOf } from '@/components/tasks/composer/press'
import type { TaskView } from '@/lib/tasks/task-view'

/**
 * The draft of a press, from its tasks: for a tab, or another browser, that did not send it. What
 * they do not say stays as the draft has it.
 * @param tasks all of one press, in any order
 */
export const withPress = (draft: Draft, tasks: readonly TaskView[]): Draft => {
  const inOrder = [...tasks].sort((one, other) => one.takeNumber - other.takeNumber)
  const [first] = inOrder
  if (!first) return draft
  const [, ...alternatives] = new Set(inOrder.map(({ settings }) => settings.prompt))
  const { id, shotId, shotNumber, shotName } = first
  // The first of a shot has begun it, and begins one again.
  const isNew = first.takeNumber <= 1
  return {
    ...withSettings(draft, {
      settings: first.settings,
      projectId: first.project.id,
      takeOfId: isNew ? null : id,
      ...(isNew ? {} : { shot: { id: shotId, number: shotNumber, name: shotName } }),
    }),
    takes: Math.max(1, Math.floor(inOrder.length / (1 + alternatives.length))),
    alternatives,
    // It was taken back: no task has it any more.
    isElsewhere: false,
  }
}

/** Whether both ask for the same, wherever it belongs. */
export const asksForSame = (one: Draft, other: Draft): boolean =>
  JSON.stringify(batchOf(one)) === JSON.stringify(batchOf(other))
