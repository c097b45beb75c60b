'use client'
import { type ReactNode, useId } from 'react'
import { cx } from '@/components/ui/cx'
import { useSeenAtOnce } from '@/components/ui/use-seen-at-once'

export type SegmentedOption<T extends string> = {
  value: T
  label: string
  /** Before the word, and never instead of it. */
  icon?: ReactNode
  /** Why it cannot be chosen now. It stays reachable, and choosing it says the reason. */
  disabledReason?: string | null
}

type Props<T extends string> = {
  label: string
  value: T
  onChange: (value: T) => void
  options: SegmentedOption<T>[]
  className?: string
}

/**
 * A few words of which one is chosen: radio buttons, so arrows and forms work by themselves. The
 * choice is seen at once, without a transition: a fading edge is four of them, each with its events
 * and its frames.
 */
export const Segmented = <T extends string>({
  label,
  value,
  onChange,
  options,
  className,
}: Props<T>) => {
  const id = useId()
  const [shown, choose] = useSeenAtOnce(value, onChange)
  return (
    <fieldset
      className={cx(
        'min-w-0 rounded-md bg-raised',
        // Equal parts, whose dividers stand under each other; more than three follow their words.
        options.length > 3 ? 'flex' : 'grid auto-cols-fr grid-flow-col',
        className,
      )}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.disabledReason ?? undefined}
          className={cx(
            'relative flex min-h-8 min-w-0 flex-auto items-center justify-center gap-1.5 rounded-md border px-2 text-center text-sm max-[22.5rem]:px-0.5 max-[22.5rem]:text-xs touch:min-h-12',
            option.value === shown
              ? 'border-edge bg-panel font-semibold text-ink'
              : 'border-transparent text-second',
            option.disabledReason
              ? 'cursor-not-allowed text-third'
              : 'cursor-pointer hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === shown}
            aria-disabled={option.disabledReason ? true : undefined}
            aria-describedby={option.disabledReason ? `${id}-${option.value}` : undefined}
            onChange={() => !option.disabledReason && choose(option.value)}
            // It draws the focus itself: a label that looks for one within is styled with every press.
            className="absolute -inset-px cursor-[inherit] appearance-none rounded-md outline-ink outline-offset-2 focus-visible:outline-2"
          />
          {option.icon && <span className="contents max-[22.5rem]:hidden">{option.icon}</span>}
          {/* As wide as it is when chosen, so that choosing moves nothing. */}
          <span
            data-label={option.label}
            className="min-w-0 truncate after:invisible after:block after:h-0 after:font-semibold after:content-[attr(data-label)]"
          >
            {option.label}
          </span>
        </label>
      ))}
      {/* Beside the labels, not in them: a reason is a description and not a part of the name. */}
      {options.map(
        (option) =>
          option.disabledReason && (
            <span key={option.value} id={`${id}-${option.value}`} className="sr-only">
              {option.disabledReason}
            </span>
          ),
      )}
    </fieldset>
  )
}
