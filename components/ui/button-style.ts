import { cx } from '@/components/ui/cx'

export type ButtonVariant = 'primary' | 'outline' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'lg'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-live text-live-ink font-semibold hover:brightness-105 active:brightness-95',
  outline: 'border border-edge text-ink font-medium hover:bg-raised active:bg-pressed',
  quiet: 'text-second font-medium hover:bg-raised hover:text-ink active:bg-pressed',
  danger: 'border border-edge text-loss font-medium hover:bg-raised active:bg-pressed',
}

/** 32 high for a pointer, the primary size 44, 48 under a finger. */
const SIZES: Record<ButtonSize, string> = {
  md: 'min-h-8 px-3 text-sm touch:min-h-12 touch:px-4',
  lg: 'min-h-11 px-5 text-base touch:min-h-12',
}

const BLOCKED: Record<ButtonVariant, string> = {
  primary: 'bg-raised text-third font-semibold',
  outline: 'border border-hairline text-third font-medium',
  quiet: 'text-third font-medium',
  danger: 'border border-hairline text-third font-medium',
}

export const buttonStyle = (
  variant: ButtonVariant,
  size: ButtonSize,
  blocked: boolean,
  className?: string,
): string =>
  cx(
    'relative inline-flex items-center justify-center gap-2 rounded-md text-center transition-colors select-none',
    SIZES[size],
    blocked ? BLOCKED[variant] : VARIANTS[variant],
    className,
  )
