'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Note } from '@/components/tasks/composer/use-note'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

type Props = { note: Note; onUndo: () => void; onRead: () => void }

/** Several times what the longest of them takes to read. */
const READ_MS = 60_000

/** It is announced when it is left, so that it is no live region itself. */
export const ComposerNote = ({ note, onUndo, onRead }: Props) => {
  const t = useTranslations('composer.note')
  const words = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // What can be pressed, or has to be mended, waits for its reader.
    if (note.undo || note.failed) return
    const timer = setInterval(() => {
      const isSeen = document.visibilityState === 'visible'
      if (isSeen && !words.current?.matches(':hover')) onRead()
    }, READ_MS)
    return () => clearInterval(timer)
  }, [note, onRead])
  return (
    <Notice
      tone={note.failed ? 'strong' : 'plain'}
      action={
        note.undo && (
          <Button size="sm" autoFocus={!note.keepsFocus} onClick={onUndo}>
            {note.undoLabel ?? t('undo')}
          </Button>
        )
      }
    >
      <span ref={words}>{note.words}</span>
    </Notice>
  )
}
