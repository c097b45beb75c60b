'use client'
import { Columns2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { isKeyTaken } from '@/components/videos/key-owner'
import { usePageKeys } from '@/components/videos/use-page-keys'
import { letterOf } from '@/lib/videos/player-keys'
import type { Take } from '@/lib/videos/takes'
import type { VideoDetailView } from '@/lib/videos/video-view'

const CompareDialog = later(() =>
  import('@/components/videos/compare/compare-dialog').then((file) => file.CompareDialog),
)

type Props = { video: VideoDetailView; takes: Take[]; workspace: string }

/** Asks what to compare a video with; also by C. */
export const CompareButton = (props: Props) => {
  const t = useTranslations('compare')
  const player = useTranslations('player')
  const { onWholePage } = usePageKeys()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, ctrlKey, metaKey, altKey, isComposing } = event
      if (event.defaultPrevented || ctrlKey || metaKey || altKey || isComposing) return
      if (!onWholePage || letterOf(event) !== 'c' || !(target instanceof Element)) return
      if (isKeyTaken(target, 'stop') || document.querySelector('[aria-modal="true"]')) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [onWholePage])
  return (
    <>
      <Button
        onClick={() => setOpen(true)}
        title={player('withKey', { label: t('with'), key: 'C' })}
        {...CompareDialog.soon}
      >
        <Columns2 className="size-4 @3xl:hidden" aria-hidden />
        <span className="@max-3xl:sr-only">{t('open')}</span>
      </Button>
      {isOpen && <CompareDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
