'use client'
import { useTranslations } from 'next-intl'
import type { Note } from '@/components/tasks/composer/use-note'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

type Props = { note: Note; onUndo: () => void }

/** It is announced when it is left, so that it is no live region itself. */
export const ComposerNote = ({ note, onUndo }: Props) => {
  const t = useTranslations('composer.note')
  return (
    <Notice
      tone={note.failed ? 'strong' : 'plain'}
      action={
        note.undo && (
          <Button size="sm" autoFocus onClick={onUndo}>
            {note.undoLabel ?? t('undo')}
          </Button>
        )
      }
    >
      {note.words}
    </Notice>
  )
}
