'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { LeaveNote } from '@/components/tasks/composer/use-note'
import type { TaskView } from '@/lib/tasks/task-view'

const load = () => import('@/components/tasks/composer/take-back')

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

  const canUndo = tasks.some(({ mine, sendsAt }) => mine && sendsAt !== null)
  useEffect(() => {
    // Not only with the press: there are four seconds for it.
    if (canUndo) load().catch(() => {})
  }, [canUndo])

  const takeBack = async (batchId: string) => {
    if (busy) return
    setBusy(batchId)
    const sent = tasks.filter((task) => task.batchId === batchId)
    const own = pressed?.batchId === batchId ? pressed.draft : null
    const back = await load()
      .then(({ takeBack }) => takeBack({ workspace, batchId, sent, own, latest, t, stream }))
      .catch(() => null)
    setBusy(null)
    on.refresh().catch(() => {})
    if (!back) return on.leaveNote({ words: t('noAnswer'), failed: true })
    if (back.isOver) setPressed(null)
    if (back.restore) change(back.restore)
    on.leaveNote(back.note)
    if (back.isBack) on.onBack()
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
