'use client'
import { Command, CornerDownLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'

const never = () => () => {}
const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The shortcut that sends. Its signs are drawn, because the typeface has neither ⌘ nor ⏎. */
export const SendHint = () => {
  const t = useTranslations('composer.send')
  const apple = useSyncExternalStore(never, isApple, () => false)
  return (
    <kbd className="flex items-center gap-1 rounded-xs border border-edge px-1 font-sans text-2xs touch:hidden">
      <span aria-hidden="true" className="contents">
        {apple ? <Command className="size-3" /> : 'Ctrl'}
        <CornerDownLeft className="size-3" />
      </span>
      <span className="sr-only">{t('keys', { keys: apple ? 'Command+Enter' : 'Ctrl+Enter' })}</span>
    </kbd>
  )
}
