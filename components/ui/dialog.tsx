'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'

type Props = {
  open: boolean
  onClose: () => void
  title: string
  /** Room for pictures. */
  wide?: boolean
  children: ReactNode
}

/**
 * A modal question. The native element brings the focus trap, Esc, and the return of the focus.
 * What has `data-autofocus` is focused when it opens.
 */
export const Dialog = ({ open, onClose, title, wide = false, children }: Props) => {
  const t = useTranslations('ui')
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    if (!dialog) return
    if (open && !dialog.open) {
      dialog.showModal()
      // `autoFocus` comes before it is shown and does nothing: its first button would have the focus.
      dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    }
    if (!open && dialog.open) dialog.close()
  }, [open])
  // Taken away while it is open, it would take the focus along: only closing gives that back.
  useLayoutEffect(() => {
    const dialog = element.current
    return () => dialog?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it already; a click beside it is the pointer's way
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={cx(
        'm-auto rounded-md border border-edge bg-panel p-0 text-ink shadow-lift backdrop:bg-scrim',
        wide ? 'w-[min(48rem,calc(100vw-1rem))]' : 'w-[min(28rem,calc(100vw-2rem))]',
      )}
    >
      <div className={wide ? 'p-3 sm:p-5' : 'p-5'}>
        <div className="mb-4 flex items-center justify-between gap-4">
          <h2 id={titleId} className="font-semibold text-base">
            {title}
          </h2>
          <IconButton label={t('close')} onClick={onClose} className="-m-2">
            <X className="size-4" aria-hidden />
          </IconButton>
        </div>
        {open && children}
      </div>
    </dialog>
  )
}
