'use client'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import type { Whose } from '@/lib/tasks/whose'

type Props = { value: Whose; onChange: (whose: Whose) => void }

const CHOICES: Whose[] = ['mine', 'team']

/** Whose tasks are shown; drawn only where there are others'. */
export const WhoseToggle = ({ value, onChange }: Props) => {
  const t = useTranslations('tasks.stream')
  return (
    <fieldset className="flex shrink-0">
      <legend className="sr-only">{t('whose')}</legend>
      {CHOICES.map((whose) => (
        <button
          key={whose}
          type="button"
          aria-pressed={value === whose}
          onClick={() => onChange(whose)}
          className={cx(
            'reach min-h-6 rounded-xs px-1.5 hover:text-ink touch:min-h-9 touch:px-2.5',
            value === whose ? 'font-semibold text-ink' : 'text-second',
          )}
        >
          {t(whose)}
        </button>
      ))}
    </fieldset>
  )
}
