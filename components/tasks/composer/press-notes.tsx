'use client'
import type { Draft } from '@/components/tasks/composer/draft'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
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
const DraftAsideLine = later(() =>
  import('@/components/tasks/composer/draft-aside-line').then((file) => file.DraftAsideLine),
)

const SubmitNotice = later(() =>
  import('@/components/tasks/composer/submit-notice').then((file) => file.SubmitNotice),
)

/** There is something to undo for four seconds after a press, where its sender wants that. */
export const UndoSend = later(
  () => import('@/components/tasks/composer/undo-send').then((file) => file.UndoSend),
  // Without its line the button would fall and rise again under the pointer that pressed it.
  () => <p className="min-h-6" />,
)

/** For whoever is in the form: after a press the network that it comes by may be gone. */
export const fetchPressNotes = () => {
  SubmitNotice.fetch()
  UndoSend.fetch()
}

type Props = {
  workspace: string
  problem: SubmitProblem | null
  notes: Notes
  same: SameView | null
  /** How many prompts the press sends. */
  prompts: number
  /** The drafts that this one took the place of. */
  aside: Draft[]
  change: ChangeDraft
}

/**
 * What is to be known before the next press, one thing at a time, or they would push the fields
 * away: what went wrong, what can be undone or has to be mended, what would be paid for twice, what
 * waits aside, and last what only tells. A draft that was let go hides none that still waits.
 */
export const PressNotes = ({ workspace, problem, notes, same, aside, change, prompts }: Props) => {
  const { note, leaveNote, undoNote, goOn } = notes
  const asks = note !== null && (note.undo !== undefined || note.failed === true)
  const isSame = same !== null && !asks
  const isBeside = note?.isOfAside === true
  const waits = aside.length > 0 && (!asks || isBeside) && !isSame
  return (
    <>
      {problem && <SubmitNotice problem={problem} workspace={workspace} />}
      {note && !problem && !isSame && (!waits || isBeside) && (
        <ComposerNote note={note} onUndo={undoNote} onRead={goOn} />
      )}
      {isSame && !problem && <SameRequest {...{ workspace, same }} among={prompts} />}
      {aside.length > 0 && (
        <DraftAsideLine {...{ aside, change, leaveNote }} isHidden={!waits || problem !== null} />
      )}
    </>
  )
}
