import type { RefObject } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { contentOf } from '@/components/tasks/composer/press'
import type { Note } from '@/components/tasks/composer/use-note'
import { asksForSame, withPress } from '@/components/tasks/composer/with-press'
import { undoneWords } from '@/components/tasks/live/undone-words'
import type { Translate } from '@/components/ui/translate'
import { undoSend } from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

type Options = {
  workspace: string
  batchId: string
  /** The tasks of that press. */
  sent: TaskView[]
  /** What stood in the composer when it was pressed; null for a press of another tab, or before a reload. */
  own: Draft | null
  /** What stands there now: somebody may go on writing while the studio is asked. */
  latest: RefObject<Draft>
  t: Translate<'composer.undoSend'>
  stream: Translate<'tasks'>
}

/** What came of it for the composer. */
type Back = {
  note: Note
  /** What the draft becomes; null where it stays. */
  restore: ((now: Draft) => Partial<Draft>) | null
  /** What was sent is back in the composer. */
  isBack: boolean
  /** Nothing of the press can be taken back any more. */
  isOver: boolean
}

const failed = (words: string, isOver: boolean): Back => ({
  note: { words, failed: true },
  restore: null,
  isBack: false,
  isOver,
})

/** Takes back what was pressed; whatever has left already goes on. */
export const takeBack = async ({
  workspace,
  batchId,
  sent,
  own,
  latest,
  t,
  stream,
}: Options): Promise<Back> => {
  const answer = await undoSend({ workspace, batchId }).catch(() => null)
  if (!answer?.ok) return failed(answer?.error.message ?? t('noAnswer'), false)
  const { cancelled, tooLate } = answer.data
  if (cancelled === 0) return failed(t('tooLate', { count: tooLate }), true)
  const words = tooLate > 0 ? t('partly', { cancelled, tooLate }) : t('back', { count: cancelled })
  const newer = latest.current
  const keepNewer = { undo: () => newer, undoLabel: t('keepNewer') }
  if (own) {
    const hasNewer = contentOf(newer, '') !== contentOf(own, '')
    const note: Note = { words, ...(hasNewer && keepNewer) }
    return { note, restore: () => own, isBack: true, isOver: true }
  }
  const restore = (now: Draft) => withPress(now, sent)
  const isThere = asksForSame(newer, restore(newer))
  // Nothing that was written since is written over unasked.
  if (!isThere && newer.prompt.trim() !== '') {
    const then = (before: Draft): Note => ({
      words,
      undo: () => before,
      undoLabel: t('keepNewer'),
    })
    const asked = undoneWords(stream, answer.data)
    const note: Note = { words: asked, undo: restore, undoLabel: t('bringBack'), then }
    return { note, restore: null, isBack: false, isOver: false }
  }
  return { note: { words }, restore: isThere ? null : restore, isBack: true, isOver: false }
}
