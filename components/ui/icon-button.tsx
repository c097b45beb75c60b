'use client'
import type { ComponentProps } from 'react'
import { cx } from '@/components/ui/cx'

type Props = Omit<ComponentProps<'button'>, 'aria-label'> & {
  label: string
  /** Over a picture it brings its own ground. */
  tone?: 'plain' | 'picture'
  size?: 'sm' | 'md'
  'data-invalid'?: boolean
}

const TONES = {
  plain: 'text-second hover:bg-raised hover:text-ink active:bg-pressed',
  picture: 'bg-scrim text-on-picture hover:brightness-125',
}

const SIZES = { sm: 'reach size-6 touch:size-9', md: 'size-8 touch:size-12' }

/** A button that is only an icon: its name is required, and shown on hover. */
export const IconButton = ({
  label,
  tone = 'plain',
  size = 'md',
  className,
  type = 'button',
  ...rest
}: Props) => (
  <button
    {...rest}
    type={type}
    aria-label={label}
    title={rest.title ?? label}
    className={cx(
      'inline-grid shrink-0 place-items-center rounded-md transition-colors disabled:opacity-40',
      TONES[tone],
      SIZES[size],
      className,
    )}
  />
)
