'use client'
import { ChevronDown, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { useFocusGoesOn } from '@/components/ui/use-focus-goes-on'

export type Choice = { id: string; name: string }

type Props = {
  /** "Project" */
  label: string
  /** The first option, which filters nothing: "All projects". */
  all: string
  choices: Choice[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/**
 * A filter as a chip. The native select lies over its own words, so that the chip is as wide as
 * what is chosen, and the list is the system's.
 */
export const FilterChip = ({ label, all, choices, value, onChange }: Props) => {
  const t = useTranslations('gallery.filter')
  const place = useRef<HTMLSpanElement>(null)
  const focus = useFocusGoesOn(place, 'select')
  const chosen = value && (choices.find((choice) => choice.id === value)?.name ?? t('unknown'))
  return (
    <span
      ref={place}
      {...focus}
      className={cx(
        'relative inline-flex h-8 max-w-full items-center rounded-md border text-sm has-[select:focus-visible]:outline-2 has-[select:focus-visible]:outline-ink has-[select:focus-visible]:outline-offset-2',
        chosen
          ? 'border-ink bg-raised font-medium text-ink'
          : 'border-hairline text-second hover:border-edge hover:text-ink',
      )}
    >
      <span
        aria-hidden="true"
        className={cx('flex min-w-0 items-center gap-1.5 pl-3', chosen ? 'pr-1' : 'pr-2.5')}
      >
        <span className="truncate">{chosen || label}</span>
        {!chosen && <ChevronDown className="size-4 shrink-0" />}
      </span>
      <select
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
        className="absolute inset-0 size-full appearance-none opacity-0"
      >
        <option value="" className="bg-panel text-ink">
          {all}
        </option>
        {value && !choices.some((choice) => choice.id === value) && (
          <option value={value} className="bg-panel text-ink">
            {t('unknown')}
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id} className="bg-panel text-ink">
            {choice.name}
          </option>
        ))}
      </select>
      {chosen && (
        <button
          type="button"
          aria-label={t('remove', { name: chosen })}
          onClick={() => onChange(undefined)}
          className="relative grid h-full min-w-7 place-items-center rounded-md text-second hover:text-ink"
        >
          <X className="size-3.5" aria-hidden />
        </button>
      )}
    </span>
  )
}
