'use client'
import { SubmitNotice } from '@/components/tasks/composer/submit-notice'
import type { Notes } from '@/components/tasks/composer/use-note'
import type { SubmitProblem } from '@/components/tasks/composer/use-submit'
import { later } from '@/components/ui/later'
import type { SameView } from '@/lib/tasks/task-view'

const ComposerNote = later(() =>
  import('@/components/tasks/composer/composer-note').then((file) => file.ComposerNote),
)
const SameRequest = later(() =>
  import('@/components/tasks/composer/same-request').then((file) => file.SameRequest),
)

type Props = {
  workspace: string
  problem: SubmitProblem | null
  notes: Notes
  same: SameView | null
}

/** What is to be known before the next press: the nearer to it, the more it concerns it. */
export const PressNotes = ({ workspace, problem, notes, same }: Props) => (
  <>
    {problem && <SubmitNotice problem={problem} workspace={workspace} />}
    {notes.note && <ComposerNote note={notes.note} onUndo={notes.undoNote} />}
    {same && <SameRequest workspace={workspace} same={same} />}
  </>
)
