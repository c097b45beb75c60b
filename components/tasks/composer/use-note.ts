'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
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
  /** What is said once it was undone, in the place of "Undone". */
  then?: (before: Draft) => Note
}

export type LeaveNote = (note: Note | null) => void

/** One note at a time; it stays until the next one, or the next press. */
export const useNote = (change: ChangeDraft) => {
  const t = useTranslations('composer.note')
  const [note, setNote] = useState<Note | null>(null)
  const leaveNote: LeaveNote = (next) => {
    setNote(next)
    if (next) announce('note', next.words)
  }
  const undoNote = () => {
    if (!note?.undo) return
    const { undo, then } = note
    change((before) => {
      leaveNote(then?.(before) ?? { words: t('undone') })
      return undo(before)
    })
  }
  return { note, leaveNote, undoNote }
}

export type Notes = ReturnType<typeof useNote>
