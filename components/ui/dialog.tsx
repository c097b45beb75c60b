'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, type ToggleEvent, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { Apart } from '@/components/ui/apart'
import { cx } from '@/components/ui/cx'
import { holdFocus } from '@/components/ui/hold-focus'
import { IconButton } from '@/components/ui/icon-button'

type OpenProps = {
  onClose: () => void
  title: string
  /** Room for pictures. */
  wide?: boolean
  children: ReactNode
}

type Props = OpenProps & { open: boolean }

/**
 * A modal question, over everything and apart from the form that asks it. It is a popover, which
 * brings the place above all, Esc and the phone's own "back"; one is open at a time.
 * What has `data-autofocus` is focused when it opens.
 */
export const Dialog = ({ open, ...props }: Props) => open && <OpenDialog {...props} />

const OpenDialog = ({ onClose, title, wide = false, children }: OpenProps) => {
  const t = useTranslations('ui')
  const cover = useRef<HTMLDivElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const element = cover.current
    if (!element) return
    // A browser without popovers draws it where it stands, which is last.
    element.showPopover?.()
    const release = holdFocus(element, element.querySelector<HTMLElement>('[data-autofocus]'))
    return () => {
      element.hidePopover?.()
      release()
    }
  }, [])
  useEffect(() => {
    // What it belongs to may be gone after a step back in the history.
    window.addEventListener('popstate', onClose)
    return () => window.removeEventListener('popstate', onClose)
  }, [onClose])
  return (
    <Apart>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it already; a click beside it is the pointer's way */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only the cover around the dialog, which has the role */}
      <div
        ref={cover}
        popover="auto"
        onToggle={(event: ToggleEvent) => event.newState === 'closed' && onClose()}
        onClick={(event) => event.target === event.currentTarget && onClose()}
        className="fixed inset-0 z-50 m-0 flex size-full max-h-none max-w-none overflow-y-auto border-0 bg-scrim p-2 text-ink"
      >
        <div
          role="dialog"
          aria-modal
          aria-labelledby={titleId}
          className={cx(
            'rounded-md border border-edge bg-panel shadow-lift',
            // It grows while a list, a message or a picture comes, and its head stays where it is.
            wide
              ? 'mx-auto mt-[4dvh] mb-auto w-[min(48rem,calc(100vw-1rem))] p-3 sm:p-5'
              : 'mx-auto mt-[12dvh] mb-auto w-[min(28rem,calc(100vw-2rem))] p-5',
          )}
        >
          <div className="mb-4 flex items-center justify-between gap-4">
            <h2 id={titleId} className="font-semibold text-base">
              {title}
            </h2>
            <IconButton label={t('close')} onClick={onClose} className="-m-2">
              <X className="size-4" aria-hidden />
            </IconButton>
          </div>
          {children}
        </div>
      </div>
    </Apart>
  )
}
