'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { contentOf } from '@/components/tasks/composer/press'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { LeaveNote } from '@/components/tasks/composer/use-note'
import { announce } from '@/components/ui/announcer'
import { undoSend } from '@/lib/tasks/actions'
import type { LiveView } from '@/lib/tasks/task-view'

type Pressed = { batchId: string; draft: Draft }

type Options = {
  workspace: string
  live: LiveView | undefined
  /** How far the server's clock is ahead of this browser's, in milliseconds. */
  skewMs: number
  draft: Draft
  change: ChangeDraft
  leaveNote: LeaveNote
  refresh: () => Promise<unknown>
  /** The draft is back. */
  onBack: () => void
}

/** The last press, for as long as the studio says that it can be taken back. */
export const useUndoSend = ({ workspace, live, skewMs, draft, change, ...on }: Options) => {
  const t = useTranslations('composer.undoSend')
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const [busy, setBusy] = useState(false)
  const waiting = live?.tasks.find(
    ({ batchId, sendsAt }) => sendsAt !== null && batchId === pressed?.batchId,
  )
  const untilMs = waiting?.sendsAt ? Date.parse(waiting.sendsAt) - skewMs : null

  useEffect(() => {
    if (untilMs === null || busy) return
    const timer = setTimeout(() => setPressed(null), Math.max(0, untilMs - Date.now()))
    return () => clearTimeout(timer)
  }, [untilMs, busy])

  const batchId = waiting?.batchId ?? null
  useEffect(() => {
    if (batchId) announce('undo-send', t('spoken'))
  }, [batchId, t])

  const undo = async () => {
    if (!pressed || busy) return
    setBusy(true)
    const answer = await undoSend({ workspace, batchId: pressed.batchId }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) {
      on.leaveNote({ words: answer?.error.message ?? t('noAnswer'), failed: true })
      return
    }
    setPressed(null)
    on.refresh().catch(() => {})
    const { cancelled, tooLate } = answer.data
    if (cancelled === 0) {
      on.leaveNote({ words: t('tooLate', { count: tooLate }), failed: true })
      return
    }
    const newer = draft
    const hasNewer = contentOf(newer, '') !== contentOf(pressed.draft, '')
    change(() => pressed.draft)
    on.leaveNote({
      words: tooLate > 0 ? t('partly', { cancelled, tooLate }) : t('back', { count: cancelled }),
      ...(hasNewer ? { undo: () => newer, undoLabel: t('keepNewer') } : {}),
    })
    on.onBack()
  }

  return {
    remember: (batchId: string | null, sent: Draft) =>
      setPressed(batchId === null ? null : { batchId, draft: sent }),
    /** Until when, by this browser's clock; null when there is nothing to undo. */
    undoable: untilMs === null ? null : { untilMs, busy, undo },
  }
}

export type Undoable = NonNullable<ReturnType<typeof useUndoSend>['undoable']>
