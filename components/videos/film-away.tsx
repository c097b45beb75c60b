'use client'
import { Film } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useStorageAway } from '@/components/ui/storage-return'
import { whenIdle } from '@/components/ui/when-idle'
import { averageColour, blurredPicture } from '@/components/videos/thumbhash'

type Props = { thumbhash: string | null; onAgain: () => void }

/** Stands where a film should be, with the reason, over what is known of its picture. */
export const FilmAway = ({ thumbhash, onAgain }: Props) => {
  const t = useTranslations('player')
  const isStorage = useStorageAway()
  const [blurred, setBlurred] = useState<string>()
  useEffect(() => {
    if (!thumbhash) return
    return whenIdle(() => setBlurred(blurredPicture(thumbhash)))
  }, [thumbhash])
  return (
    <div
      role="alert"
      className="absolute inset-0 bg-center bg-cover bg-raised"
      style={{
        backgroundColor: averageColour(thumbhash),
        backgroundImage: blurred && `url(${blurred})`,
      }}
    >
      <div className="absolute inset-0 grid place-content-center justify-items-center gap-3 bg-scrim p-3 text-center text-on-picture">
        <Film className="size-6" strokeWidth={1.5} aria-hidden />
        <p className="max-w-sm">{t(isStorage ? 'storageAway' : 'failed')}</p>
        <Button onClick={onAgain} className="border-on-picture text-on-picture">
          {t('tryAgain')}
        </Button>
      </div>
    </div>
  )
}
