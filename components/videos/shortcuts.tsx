'use client'
import { useTranslations } from 'next-intl'
import { Switch } from '@/components/ui/switch'
import { usePageKeys } from '@/components/videos/use-page-keys'

/** The space bar has no sign of its own; its name stands for it. */
const SPACE = ' '

const SHORTCUTS = [
  { keys: [SPACE], does: 'play' },
  { keys: [',', '.'], does: 'frame' },
  { keys: ['J', 'K', 'L'], does: 'wind' },
  { keys: ['F'], does: 'fullScreen' },
  { keys: ['E'], does: 'continue' },
  { keys: ['M'], does: 'comment' },
  { keys: ['S', 'X'], does: 'choose' },
  { keys: ['C'], does: 'compare' },
  { keys: ['A'], does: 'collect' },
  { keys: ['←', '→'], does: 'neighbours' },
] as const

type Props = {
  canSubmit: boolean
  canComment: boolean
  canDecide: boolean
  canCollect: boolean
}

/** Which keys there are, where they work, and the switch for that. */
export const Shortcuts = ({ canSubmit, canComment, canDecide, canCollect }: Props) => {
  const allowed: Partial<Record<string, boolean>> = {
    continue: canSubmit,
    comment: canComment,
    choose: canDecide,
    collect: canCollect,
  }
  const t = useTranslations('player')
  const { onWholePage, choose } = usePageKeys()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-third text-xs touch:hidden">
      {!onWholePage && <span>{t('keysInPlayer')}</span>}
      {SHORTCUTS.filter(({ does }) => allowed[does] ?? true).map(({ keys, does }) => (
        <span key={does} className="flex items-center gap-1">
          {keys.map((key) => (
            <kbd
              key={key}
              className="grid h-5 min-w-5 place-items-center rounded-xs border border-edge px-1 font-sans text-2xs"
            >
              {key === SPACE ? t('keys.space') : key}
            </kbd>
          ))}
          <span className="ml-0.5">{t(`does.${does}`)}</span>
        </span>
      ))}
      <span className="ml-auto flex items-center gap-2">
        <span aria-hidden="true">{t('keysOnPage')}</span>
        <Switch label={t('keysOnPage')} checked={onWholePage} onChange={choose} />
      </span>
    </div>
  )
}
