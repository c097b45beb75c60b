'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { selected, useIsChoosing } from '@/components/videos/bulk/use-selected'

/** Begins to choose without a key and without a long touch; pressed again, it ends. */
export const ChooseButton = () => {
  const t = useTranslations('bulk')
  const isChoosing = useIsChoosing()
  return (
    <Button
      variant="quiet"
      aria-pressed={isChoosing}
      className="not-touch:hidden"
      onClick={() => (isChoosing ? selected.clear() : selected.begin())}
    >
      {t(isChoosing ? 'chooseNone' : 'begin')}
    </Button>
  )
}
