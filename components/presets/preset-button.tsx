'use client'
import { Bookmark } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'

// Most visits use no preset; the list comes with its first opening.
export const PresetDialog = later(() =>
  import('@/components/presets/preset-dialog').then((file) => file.PresetDialog),
)

type Props = {
  onOpen: () => void
  /** A word like those beside it, and not a tool among others. */
  isInHead?: boolean
}

/** Settings under a name: it knows no draft, so that it is not drawn again as somebody writes. */
export const PresetButton = memo(({ onOpen, isInHead }: Props) => {
  const t = useTranslations('presets')
  return (
    <Button
      variant="quiet"
      size={isInHead ? 'md' : 'sm'}
      aria-haspopup="dialog"
      {...PresetDialog.soon}
      onClick={onOpen}
    >
      {!isInHead && <Bookmark className="size-3.5" aria-hidden />}
      {t('open')}
    </Button>
  )
})
PresetButton.displayName = 'PresetButton'
