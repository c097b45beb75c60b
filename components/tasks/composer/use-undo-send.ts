'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { contentOf } from '@/components/tasks/composer/press'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { LeaveNote, Note } from '@/components/tasks/composer/use-note'
import { asksForSame, withPress } from '@/components/tasks/composer/with-press'
import { undoneWords } from '@/components/tasks/live/undone-words'
import { undoSend } from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

type Undone = { cancelled: number; tooLate: number }

type Pressed = { batchId: string; draft: Draft }

type Options = {
  workspace: string
  /** What is on its way, what was just pressed included. */
  tasks: readonly TaskView[]
  /** How far the server's clock is ahead of this browser's, in milliseconds. */
  skewMs: number
  draft: Draft
  change: ChangeDraft
  leaveNote: LeaveNote
  refresh: () => Promise<unknown>
  /** The draft is back. */
  onBack: () => void
}

/** The way back for what was just sent, from wherever its button stands. */
export type SendUndo = {
  /** The press that the composer itself offers to take back; null for none. */
  offered: string | null
  /** The press that is being taken back; null for none. */
  busy: string | null
  takeBack: (batchId: string) => void
}

/** The last press, for as long as the studio says that it can be taken back. */
export const useUndoSend = ({ workspace, tasks, skewMs, draft, change, ...on }: Options) => {
  const t = useTranslations('composer.undoSend')
  const stream = useTranslations('tasks')
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  // Somebody may go on writing while the studio is asked.
  const latest = useRef(draft)
  latest.current = draft
  const held = tasks.filter(
    ({ batchId, sendsAt }) => sendsAt !== null && batchId === pressed?.batchId,
  )
  const [waiting] = held
  const untilMs = waiting?.sendsAt ? Date.parse(waiting.sendsAt) - skewMs : null

  useEffect(() => {
    if (untilMs === null || busy) return
    const timer = setTimeout(() => setPressed(null), Math.max(0, untilMs - Date.now()))
    return () => clearTimeout(timer)
  }, [untilMs, busy])

  const batchId = waiting?.batchId ?? null

  const backWords = ({ cancelled, tooLate }: Undone): string =>
    tooLate > 0 ? t('partly', { cancelled, tooLate }) : t('back', { count: cancelled })

  /** Sent by another tab or browser, or before a reload. */
  const leaveForeign = (sent: TaskView[], undone: Undone) => {
    const restore = (now: Draft) => withPress(now, sent)
    const back = backWords(undone)
    const now = latest.current
    const isThere = asksForSame(now, restore(now))
    // Nothing that was written since is written over unasked.
    if (!isThere && now.prompt.trim() !== '') {
      const keepNewer = t('keepNewer')
      const then = (newer: Draft): Note => ({
        words: back,
        undo: () => newer,
        undoLabel: keepNewer,
      })
      return on.leaveNote({
        words: undoneWords(stream, undone),
        undo: restore,
        undoLabel: t('bringBack'),
        then,
      })
    }
    if (!isThere) change(restore)
    on.leaveNote({ words: back })
    on.onBack()
  }

  const takeBack = async (batchId: string) => {
    if (busy) return
    setBusy(batchId)
    const sent = tasks.filter((task) => task.batchId === batchId)
    const answer = await undoSend({ workspace, batchId }).catch(() => null)
    setBusy(null)
    on.refresh().catch(() => {})
    if (!answer?.ok) {
      const words = answer?.error.message ?? t('noAnswer')
      return on.leaveNote({ words, failed: true })
    }
    const { cancelled, tooLate } = answer.data
    if (cancelled === 0) {
      setPressed(null)
      const words = t('tooLate', { count: tooLate })
      return on.leaveNote({ words, failed: true })
    }
    if (pressed?.batchId !== batchId) return leaveForeign(sent, answer.data)
    setPressed(null)
    const newer = latest.current
    const hasNewer = contentOf(newer, '') !== contentOf(pressed.draft, '')
    change(() => pressed.draft)
    on.leaveNote({
      words: backWords(answer.data),
      ...(hasNewer ? { undo: () => newer, undoLabel: t('keepNewer') } : {}),
    })
    on.onBack()
  }

  return {
    remember: (batchId: string | null, sent: Draft) =>
      setPressed(batchId === null ? null : { batchId, draft: sent }),
    /** Until when, by this browser's clock; null when there is nothing to undo. */
    undoable:
      untilMs === null || batchId === null
        ? null
        : {
            untilMs,
            press: held,
            busy: busy !== null,
            undo: () => takeBack(batchId),
          },
    undo: { offered: untilMs === null ? null : batchId, busy, takeBack } satisfies SendUndo,
  }
}

export type Undoable = NonNullable<ReturnType<typeof useUndoSend>['undoable']>
