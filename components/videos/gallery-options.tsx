'use client'
import { SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Menu } from '@/components/ui/menu'
import { arePreviewsOn, choosePreviews } from '@/components/videos/previews-choice'

/** What this browser keeps about the gallery, and the keys that it has. Without a pointer there is neither. */
export const GalleryOptions = () => {
  const t = useTranslations('gallery')
  // Asked when its menu is there to be opened: a server does not know.
  const [on, setOn] = useState(true)
  useEffect(() => setOn(arePreviewsOn()), [])
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
          label: on ? t('stopPreviews') : t('playPreviews'),
          onSelect: () => {
            choosePreviews(!on)
            setOn(!on)
          },
        },
      ]}
      className="wide:order-2 touch:hidden"
    />
  )
}
