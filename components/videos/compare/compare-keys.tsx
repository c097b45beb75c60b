'use client'
import { useTranslations } from 'next-intl'
import { Switch } from '@/components/ui/switch'
import { usePageKeys } from '@/components/videos/use-page-keys'

const KEYS = [
  { keys: ['1', '2'], does: 'select' },
  { keys: ['Shift+1', 'Shift+2'], does: 'win' },
  { keys: ['Z'], does: 'undo' },
  { keys: ['←', '→'], does: 'right' },
  { keys: ['Shift+←', 'Shift+→'], does: 'left' },
  { keys: ['M'], does: 'sound' },
  { keys: ['W'], does: 'wipe' },
] as const

const DECIDES: readonly string[] = ['select', 'win', 'undo']

/** The keys that a player has not, where they work, and the switch for that. */
export const CompareKeys = ({ canDecide }: { canDecide: boolean }) => {
  const t = useTranslations('compare.keys')
  const player = useTranslations('player')
  const { onWholePage, choose } = usePageKeys()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-third text-xs touch:hidden">
      {!onWholePage && <span>{player('keysInPlayer')}</span>}
      {KEYS.filter(({ does }) => canDecide || !DECIDES.includes(does)).map(({ keys, does }) => (
        <span key={does} className="flex items-center gap-1">
          {keys.map((key) => (
            <kbd
              key={key}
              className="grid h-5 min-w-5 place-items-center rounded-xs border border-edge px-1 font-sans text-2xs"
            >
              {key}
            </kbd>
          ))}
          <span className="ml-0.5">{t(does)}</span>
        </span>
      ))}
      <span className="ml-auto flex items-center gap-2">
        <span aria-hidden="true">{player('keysOnPage')}</span>
        <Switch label={player('keysOnPage')} checked={onWholePage} onChange={choose} />
      </span>
    </div>
  )
}
