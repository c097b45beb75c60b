'use client'
import { type ComponentProps, type MouseEvent, useId } from 'react'
import { type ButtonSize, type ButtonVariant, buttonStyle } from '@/components/ui/button-style'
import { Spinner } from '@/components/ui/spinner'

type Props = Omit<ComponentProps<'button'>, 'disabled'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  /** Working on the last press: keeps its width and ignores further ones. */
  busy?: boolean
  /** Why it cannot be pressed now. It stays focusable, so that the reason can be heard. */
  blockedReason?: string | null
}

export const Button = ({
  variant = 'outline',
  size = 'md',
  busy = false,
  blockedReason,
  type = 'button',
  className,
  children,
  onClick,
  'aria-describedby': describedBy,
  ...rest
}: Props) => {
  const reasonId = useId()
  const blocked = Boolean(blockedReason)
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (blocked || busy) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      onClick={press}
      aria-disabled={blocked || busy || undefined}
      aria-busy={busy || undefined}
      aria-describedby={blocked ? reasonId : describedBy}
      title={blockedReason ?? rest.title}
      className={buttonStyle(variant, size, blocked, className)}
    >
      <span className={busy ? 'inline-flex items-center gap-2 opacity-0' : 'contents'}>
        {children}
      </span>
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      {blocked && (
        <span id={reasonId} className="sr-only">
          {blockedReason}
        </span>
      )}
    </button>
  )
}
