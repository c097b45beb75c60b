'use client'
import { X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { UndoSend } from '@/components/tasks/composer/press-notes'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import type { useAgain } from '@/components/videos/use-again'

type Props = {
  workspace: string
  /** In the studio: on the card that was pressed, where nothing has to lead to the studio. */
  onCard?: boolean
} & Pick<ReturnType<typeof useAgain>, 'undoable' | 'outcome' | 'forget'>

const BELOW_BUTTON =
  'max-wide:fixed max-wide:inset-x-3 max-wide:bottom-[calc(4.25rem+env(safe-area-inset-bottom))] max-wide:z-10 max-wide:*:shadow-lift wide:mt-2'

/**
 * What has come of the press: below its button, on a page of its own on a telephone above the bar at
 * the foot. It is announced elsewhere.
 */
export const AgainWords = ({ workspace, onCard, undoable, outcome, forget }: Props) => {
  const t = useTranslations('videos.actions')
  const tasks = useTranslations('tasks.card')
  return (
    <div className={cx('empty:hidden', !onCard && BELOW_BUTTON)}>
      {undoable ? (
        <div className="rounded-md border border-edge bg-panel px-3 py-2">
          <UndoSend {...undoable} isUntimed={onCard} />
        </div>
      ) : (
        outcome && (
          <Notice
            tone="strong"
            action={
              <IconButton label={tasks('putAway')} size="sm" onClick={forget} className="-mr-1">
                <X className="size-3.5" aria-hidden />
              </IconButton>
            }
          >
            {outcome.kind === 'sent' && onCard
              ? t('sentFromCard')
              : outcome.kind === 'sent'
                ? t.rich('sent', {
                    studio: (words) => (
                      <Link href={`/w/${workspace}`} className="font-medium text-ink underline">
                        {words}
                      </Link>
                    ),
                  })
                : outcome.words}
          </Notice>
        )
      )}
    </div>
  )
}
