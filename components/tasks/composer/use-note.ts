'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { announce } from '@/components/ui/announcer'

/** What was just done to the draft, and how it is undone. */
export type Note = {
  words: string
  failed?: boolean
  undo?: (now: Draft) => Partial<Draft>
  /** In the place of "Undo". */
  undoLabel?: string
  /** It is of a draft that was kept aside: those that still are stay in sight beside it. */
  isOfAside?: boolean
  /** It was left by something that takes the focus elsewhere, and not by a button that is gone. */
  keepsFocus?: boolean
  /** What is said once it was undone, in the place of "Undone". */
  then?: (before: Draft) => Note
}

export type LeaveNote = (note: Note | null) => void

/** For so long no act takes a way back away. */
const UNDO_STAYS_MS = 10_000

/**
 * One note at a time. It goes with what the member does next: writes, chooses or presses; a way
 * back outlives what is done in its first seconds, but for a press, and never goes by time alone
 * (`ComposerNote` puts away what is only words).
 */
export const useNote = (change: ChangeDraft) => {
  const t = useTranslations('composer.note')
  const [note, setNote] = useState<Note | null>(null)
  const leftAt = useRef(0)
  const leaveNote: LeaveNote = useCallback((next) => {
    leftAt.current = Date.now()
    setNote(next)
    if (next) announce('note', next.words)
  }, [])
  const undoNote = () => {
    if (!note?.undo) return
    const { undo, then } = note
    change((before) => {
      leaveNote(then?.(before) ?? { words: t('undone') })
      return undo(before)
    })
  }
  /** The member goes on. */
  const goOn = useCallback(() => {
    const isOld = Date.now() - leftAt.current > UNDO_STAYS_MS
    setNote((now) => (now?.undo && !isOld ? now : null))
  }, [])
  return { note, leaveNote, undoNote, goOn }
}

export type Notes = ReturnType<typeof useNote>
