import type { TaskState } from '@/lib/tasks/lifecycle'
import type { TaskNote } from '@/lib/tasks/note'

/**
 * What somebody, or Kling, has meanwhile made of a task, for the one who decides about it and no
 * longer has it before them: its name among the messages tasks.movedOn.
 */
export const movedOnTo = ({ state, note }: { state: TaskState; note: TaskNote | null }) => {
  if (note?.code === 'sent_again') return 'sentAgain'
  return note?.code === 'written_off' ? 'countedAsLost' : state
}
