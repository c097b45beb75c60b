'use client'
import { SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Menu } from '@/components/ui/menu'
import { usePreviewsChoice } from '@/components/videos/previews-choice'

/** What this browser keeps about the gallery, and the keys that it has. Without a pointer there is neither. */
export const GalleryOptions = () => {
  const t = useTranslations('gallery')
  const previews = usePreviewsChoice()
  return (
    <Menu
      label={t('options')}
      trigger={
        <span className="grid size-8 place-items-center text-second">
          <SlidersHorizontal className="size-4" aria-hidden />
        </span>
      }
      heading={<span className="text-second text-xs">{t('keys')}</span>}
      items={[
        {
          label: previews.on ? t('stopPreviews') : t('playPreviews'),
          onSelect: () => previews.choose(!previews.on),
        },
      ]}
      className="wide:order-2 touch:hidden"
    />
  )
}
