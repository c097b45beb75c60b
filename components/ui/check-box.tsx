'use client'
import { Check, Minus } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from '@/components/ui/cx'

type Props = Omit<ComponentProps<'input'>, 'type' | 'className'> & {
  label: string
  /** Some of what it stands for. */
  mixed?: boolean
  /** Over a picture it brings its own ground. */
  tone?: 'plain' | 'picture'
  className?: string
}

const TONES = {
  plain: 'border-edge bg-panel text-ground peer-checked:border-ink peer-checked:bg-ink',
  picture:
    'border-on-picture bg-scrim text-on-picture peer-checked:border-on-picture peer-checked:bg-on-picture peer-checked:text-scrim',
}

/** A box of 18 px in a target of 24, 48 under a finger. */
export const CheckBox = ({ label, mixed = false, tone = 'plain', className, ...rest }: Props) => (
  <span
    className={cx(
      'relative grid size-6 shrink-0 place-items-center rounded-xs has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-ink touch:size-12',
      className,
    )}
  >
    <input
      {...rest}
      type="checkbox"
      aria-label={label}
      aria-checked={mixed ? 'mixed' : undefined}
      className="peer absolute inset-0 z-10 m-0 size-full cursor-pointer opacity-0"
    />
    <span
      aria-hidden="true"
      className={cx(
        'grid size-[18px] place-items-center rounded-xs border [&>svg]:invisible peer-checked:[&>svg]:visible forced-colors:peer-checked:border-4',
        TONES[tone],
        mixed && '[&>svg]:visible',
      )}
    >
      {mixed ? (
        <Minus className="size-3.5 text-ink" strokeWidth={3} />
      ) : (
        <Check className="size-3.5" strokeWidth={3} />
      )}
    </span>
  </span>
)
