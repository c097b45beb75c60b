import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

type Tone = 'plain' | 'strong' | 'picture' | 'loss'

const TONES: Record<Tone, string> = {
  plain: 'border-transparent bg-raised text-second',
  strong: 'border-transparent bg-ink text-ground',
  picture: 'border-transparent bg-scrim text-on-picture',
  loss: 'border-loss text-loss',
}

/** One or two words about a thing: on a poster use `picture`, for what asks a person, or what one chose, `strong`. */
export const Badge = ({
  tone = 'plain',
  className,
  children,
}: {
  tone?: Tone
  className?: string
  children: ReactNode
}) => (
  <span
    className={cx(
      'inline-flex min-h-5 items-center whitespace-nowrap rounded-xs border px-1.5 font-medium text-2xs',
      TONES[tone],
      className,
    )}
  >
    {children}
  </span>
)
