'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { selected, useIsChoosing } from '@/components/videos/bulk/use-selected'

/** Begins to choose without a key and without a long touch; pressed again, it ends. Its words stay. */
export const ChooseButton = () => {
  const t = useTranslations('bulk')
  const isChoosing = useIsChoosing()
  return (
    <Button
      variant="quiet"
      aria-pressed={isChoosing}
      className={cx('not-touch:hidden', isChoosing && 'bg-pressed text-ink')}
      onClick={() => (isChoosing ? selected.clear() : selected.begin())}
    >
      {t('begin')}
    </Button>
  )
}
