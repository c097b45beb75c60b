'use client'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { useWords, type Words } from '@/components/tasks/live/words'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { undoSend } from '@/lib/tasks/actions'

type Props = {
  workspace: string
  batchId: string
  /** How many tasks of the press still wait. */
  count: number
  refresh: () => Promise<unknown>
  /** Says, where it stays, what does not go without saying. */
  say: (sentence: string) => void
}

type Undone = { cancelled: number; tooLate: number }

/** What came of it, for the page and for those who listen to it. */
export const undoneWords = ({ t }: Words, { cancelled, tooLate }: Undone): string =>
  tooLate > 0
    ? t('undone.some', { back: cancelled, late: tooLate })
    : t('undone.all', { count: cancelled })

/** Takes back everything that one press of the button sent, as long as none of it has left. */
export const UndoSend = ({ workspace, batchId, count, refresh, say }: Props) => {
  const words = useWords()
  const { run, busy, problem } = useTaskAction(refresh)
  const undo = async () => {
    const end = await run(() => undoSend({ workspace, batchId }))
    if (!end?.ok) return
    const sentence = undoneWords(words, end.data)
    if (end.data.tooLate > 0) say(sentence)
    else announce('undo', sentence)
  }
  return (
    <>
      {problem && (
        <span role="alert" className="font-medium text-ink">
          {problem.message}
        </span>
      )}
      <Button size="sm" busy={busy} onClick={undo} className="shrink-0">
        {words.t('card.undo', { count })}
      </Button>
    </>
  )
}
