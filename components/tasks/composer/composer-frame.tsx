'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { closeComposer, useComposerSheet } from '@/components/tasks/composer/composer-sheet'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'

const closeOnEscape = (event: KeyboardEvent) => {
  if (event.key === 'Escape' && !event.nativeEvent.isComposing) closeComposer()
}

type Props = {
  /** The sheet is over the page. */
  onOpen: () => void
  children: ReactNode
}

/**
 * Where the composer stands: a column that stays in view, and on a narrow screen (which is also a
 * laptop at 200 % zoom) a sheet over everything else. It is never taken apart in between.
 */
export const ComposerFrame = ({ onOpen, children }: Props) => {
  const frame = useRef<HTMLDivElement>(null)
  const open = useComposerSheet(frame)
  const t = useTranslations('composer')
  const opened = useRef(onOpen)
  opened.current = onOpen
  useEffect(() => {
    if (open) opened.current()
  }, [open])
  // Laid out once below the window, and then left out: a sheet that is drawn only when it opens
  // opens a tenth of a second later.
  const [isLaidOut, setLaidOut] = useState(false)
  useEffect(() => setLaidOut(true), [])
  return (
    <div
      ref={frame}
      {...(open
        ? { role: 'dialog', 'aria-modal': true, onKeyDown: closeOnEscape }
        : { role: 'region' })}
      {...{ 'aria-label': t('title') }}
      className={cx(
        'fixed inset-0 z-40 flex flex-col bg-ground wide:sticky wide:inset-auto wide:top-(--bar) wide:h-[calc(100dvh-var(--bar))] wide:border-r',
        'max-wide:not-data-open:translate-y-full',
        isLaidOut &&
          'max-wide:not-data-open:[content-visibility:hidden] max-wide:not-data-open:not-supports-[content-visibility:hidden]:invisible',
      )}
    >
      <div className="grid h-12 shrink-0 grid-cols-3 items-center border-b px-2 wide:hidden">
        <Button variant="quiet" onClick={() => closeComposer()} className="justify-self-start">
          {t('close')}
        </Button>
        <h2 className="text-center font-semibold text-base">{t('title')}</h2>
      </div>
      {children}
    </div>
  )
}
