'use client'
import { Share2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'

// Most who look at a video share nothing.
const ShareDialog = later(() =>
  import('@/components/share/share-dialog').then((file) => file.ShareDialog),
)

type Props = {
  workspace: string
  video: { id: string; shotNumber: number; takeNumber: number }
}

export const ShareButton = ({ workspace, video }: Props) => {
  const t = useTranslations('share')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button {...ShareDialog.soon} onClick={() => setOpen(true)}>
        <Share2 className="size-4" aria-hidden />
        <span className="@max-3xl:sr-only">{t('button')}</span>
      </Button>
      {isOpen && (
        <ShareDialog
          workspace={workspace}
          videoIds={[video.id]}
          title={t('usualTitle', { shot: video.shotNumber, take: video.takeNumber })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
