'use client'
import type { ComponentProps } from 'react'
import { cx } from '@/components/ui/cx'

type Props = Omit<ComponentProps<'button'>, 'aria-label'> & {
  label: string
  'data-invalid'?: boolean
}

/** A button that is only an icon: its name is required, and shown on hover. */
export const IconButton = ({ label, className, type = 'button', ...rest }: Props) => (
  <button
    {...rest}
    type={type}
    aria-label={label}
    title={label}
    className={cx(
      'inline-grid size-8 shrink-0 place-items-center rounded-md text-second transition-colors hover:bg-raised hover:text-ink active:bg-pressed disabled:text-third disabled:opacity-50 touch:size-12',
      className,
    )}
  />
)
