import { cx } from '@/components/ui/cx'

export type ButtonVariant = 'primary' | 'outline' | 'quiet' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

const VARIANTS: Record<ButtonVariant, string> = {
  // The clear border is there for forced colours, which draw it and take the ground away.
  primary:
    'border border-transparent bg-live text-live-ink font-semibold hover:brightness-105 active:brightness-95',
  outline: 'border border-edge text-ink font-medium hover:bg-raised active:bg-pressed',
  quiet: 'text-second font-medium hover:bg-raised hover:text-ink active:bg-pressed',
  danger: 'border border-edge text-loss font-medium hover:bg-raised active:bg-pressed',
}

/** 32 high for a pointer, the primary size 44, 48 under a finger; `sm` stands inside of lines. */
const SIZES: Record<ButtonSize, string> = {
  sm: 'reach min-h-6 text-xs touch:min-h-9',
  md: 'min-h-8 text-sm touch:min-h-12',
  lg: 'min-h-11 text-base touch:min-h-12',
}

/** Without an edge to keep away from, a quiet one needs less room at its sides. */
const ROOM: Record<ButtonSize, { edged: string; quiet: string }> = {
  sm: { edged: 'px-2', quiet: 'px-1.5' },
  md: { edged: 'px-3 touch:px-4', quiet: 'px-2 touch:px-3' },
  lg: { edged: 'px-5', quiet: 'px-4' },
}

const BLOCKED: Record<ButtonVariant, string> = {
  primary: 'border border-transparent bg-raised text-third font-semibold',
  outline: 'border border-hairline text-third font-medium',
  quiet: 'text-third font-medium',
  danger: 'border border-hairline text-third font-medium',
}

/** `className` is for place and width: what a variant or size says cannot be overruled by it. */
export const buttonStyle = (
  variant: ButtonVariant,
  size: ButtonSize,
  blocked: boolean,
  className?: string,
): string =>
  cx(
    'relative inline-flex items-center justify-center gap-2 rounded-md text-center transition-colors select-none',
    SIZES[size],
    ROOM[size][variant === 'quiet' ? 'quiet' : 'edged'],
    blocked ? BLOCKED[variant] : VARIANTS[variant],
    className,
  )
