import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import { cx } from '@/components/ui/cx'

type Props = {
  label: string
  /** How it stands, as it is read aloud. */
  valueText: string
  /** How it stands, as it is drawn. */
  value: ReactNode
  isOpen: boolean
  onToggle: () => void
  error?: string
  /** Its control. */
  children: ReactNode
}

/**
 * A setting that is a tile where room is short: how it stands, and a press opens its control in a row
 * below. That is out of sight until it is asked for, or has a mistake.
 */
export const TiledSetting = ({ label, isOpen, error, children, ...tile }: Props) => (
  <>
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={tile.onToggle}
      className={cx(
        'hidden min-h-8 flex-1 items-center justify-center gap-1 rounded-md border px-1 hover:border-second touch:min-h-12 compact:flex',
        isOpen ? 'border-ink bg-raised' : 'border-edge',
      )}
    >
      <span className="sr-only">
        {label}: {tile.valueText}
      </span>
      <span aria-hidden="true" className="figures flex items-center gap-1.5 whitespace-nowrap">
        {tile.value}
      </span>
      <ChevronDown
        className={cx('size-3.5 text-second transition-transform', isOpen && 'rotate-180')}
        aria-hidden
      />
    </button>
    <SettingRow
      label={label}
      error={error}
      bare
      className={cx('compact:order-1 compact:basis-full', !isOpen && !error && 'compact:hidden')}
    >
      {children}
    </SettingRow>
  </>
)
