'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { ReviewNote as Note } from '@/components/review/use-comment-actions'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useSpeak } from '@/components/ui/use-speak'
import type { CommentView } from '@/lib/review/review-view'

type Props = { note: Note; onUndo: (comment: CommentView) => void }

/** What came of the last act, with its way back. */
export const ReviewNote = ({ note, onUndo }: Props) => {
  const t = useTranslations('review')
  const speak = useSpeak()
  const button = useRef<HTMLButtonElement>(null)
  const deleted = 'deleted' in note ? note.deleted : null
  const words = 'told' in note ? speak(note.told) : t('deleted')
  useEffect(() => {
    announce('review', words)
    // The pressed button went with the comment; its way back takes the place of the keyboard.
    button.current?.focus({ preventScroll: true })
  }, [words])
  return (
    <Notice
      action={
        deleted && (
          <Button ref={button} size="sm" onClick={() => onUndo(deleted)}>
            {t('undo')}
          </Button>
        )
      }
    >
      {words}
    </Notice>
  )
}
