'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { closeComposer, useComposerSheet } from '@/components/tasks/composer/composer-sheet'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'

const closeOnEscape = (event: KeyboardEvent) => {
  if (event.key === 'Escape' && !event.nativeEvent.isComposing) closeComposer()
}

/**
 * Where the composer stands: a column that stays in view, and on a narrow screen (which is also a
 * laptop at 200 % zoom) a sheet over everything else. It is never taken apart in between.
 */
export const ComposerFrame = ({ children }: { children: ReactNode }) => {
  const open = useComposerSheet()
  const t = useTranslations('composer')
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open) frame.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }, [open])
  return (
    <div
      ref={frame}
      {...(open
        ? { role: 'dialog', 'aria-modal': true, onKeyDown: closeOnEscape }
        : { role: 'region' })}
      {...{ 'aria-label': t('title') }}
      className={cx(
        'z-40 flex-col bg-ground wide:sticky wide:top-(--bar) wide:flex wide:h-[calc(100dvh-var(--bar))] wide:border-r',
        open ? 'fixed inset-0 flex' : 'hidden',
      )}
    >
      <div className="grid h-12 shrink-0 grid-cols-3 items-center border-b px-2 wide:hidden">
        <Button variant="quiet" onClick={closeComposer} className="justify-self-start">
          {t('close')}
        </Button>
        <h2 className="text-center font-semibold text-base">{t('title')}</h2>
      </div>
      {children}
    </div>
  )
}
