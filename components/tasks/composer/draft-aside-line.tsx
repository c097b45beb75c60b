'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { bringBack, MOST_ASIDE } from '@/components/tasks/composer/draft-aside'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { LeaveNote } from '@/components/tasks/composer/use-note'
import { announce } from '@/components/ui/announcer'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { scriptLang } from '@/lib/script-lang'

type Props = {
  /** The newest first. */
  aside: Draft[]
  change: ChangeDraft
  leaveNote: LeaveNote
  /** Something matters more; it is said all the same. */
  isHidden: boolean
}

const focusPrompt = () => document.getElementsByName('prompt')[0]?.focus()

/** The drafts that gave way to others: they wait here, over a reload too, until they are wanted. */
export const DraftAsideLine = ({ aside, change, leaveNote, isHidden }: Props) => {
  const t = useTranslations('composer.draftAside')
  const [newest] = aside
  const prompt = newest?.prompt.trim()
  const count = aside.length
  const isFull = count >= MOST_ASIDE
  const words = t(isFull ? 'full' : 'kept', { count })
  const said = useRef(0)
  useEffect(() => {
    // That one of them was let go is said as such.
    if (count >= said.current) announce('draft-aside', words)
    said.current = count
  }, [prompt, count, words])
  if (isHidden || !newest) return null
  return (
    <div className="flex items-center gap-x-2 text-second text-xs">
      <p className={cx('flex min-w-0 flex-1 gap-x-2', isFull && 'flex-col')}>
        <span className={cx('min-w-0', !isFull && 'truncate')}>{words}</span>
        {prompt && (
          <q
            lang={scriptLang(prompt)}
            title={prompt}
            className="min-w-8 flex-1 truncate text-third"
          >
            {prompt}
          </q>
        )}
      </p>
      <button
        type="button"
        onClick={() => {
          change(bringBack)
          focusPrompt()
        }}
        className="inline-flex min-h-6 shrink-0 items-center rounded-xs text-ink underline decoration-edge underline-offset-2 hover:decoration-ink touch:min-h-12"
      >
        {t('bringBack')}
      </button>
      <IconButton
        size="sm"
        label={t('letGo')}
        onClick={(event) => {
          // The second half of a double click lets no second one go.
          if (event.detail > 1) return
          change(({ aside: [gone, ...others] }) => {
            if (gone) {
              leaveNote({
                words: t('gone'),
                undo: (now) => ({ aside: [gone, ...now.aside] }),
                isOfAside: true,
              })
            }
            return { aside: others }
          })
        }}
      >
        <X className="size-3.5" aria-hidden />
      </IconButton>
    </div>
  )
}
