'use client'
import { cx } from '@/components/ui/cx'

type Whose = 'mine' | 'team'

type Props = { value: Whose; onChange: (whose: Whose) => void }

const WORDS: [Whose, string][] = [
  ['mine', 'Mine'],
  ['team', 'Team'],
]

/** Whose tasks are shown; drawn only where there are others'. */
export const WhoseToggle = ({ value, onChange }: Props) => (
  <fieldset className="ml-auto flex shrink-0">
    <legend className="sr-only">Whose tasks</legend>
    {WORDS.map(([whose, word]) => (
      <button
        key={whose}
        type="button"
        aria-pressed={value === whose}
        onClick={() => onChange(whose)}
        className={cx(
          'min-h-6 rounded-xs px-1.5 hover:text-ink touch:min-h-9 touch:px-2.5',
          value === whose ? 'font-semibold text-ink' : 'text-second',
        )}
      >
        {word}
      </button>
    ))}
  </fieldset>
)
