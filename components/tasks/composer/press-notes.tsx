'use client'
import dynamic from 'next/dynamic'
import { SubmitNotice } from '@/components/tasks/composer/submit-notice'
import type { Notes } from '@/components/tasks/composer/use-note'
import type { SubmitProblem } from '@/components/tasks/composer/use-submit'
import type { SameView } from '@/lib/tasks/task-view'

const ComposerNote = dynamic(
  () => import('@/components/tasks/composer/composer-note').then((file) => file.ComposerNote),
  { ssr: false },
)
const SameRequest = dynamic(
  () => import('@/components/tasks/composer/same-request').then((file) => file.SameRequest),
  { ssr: false },
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
