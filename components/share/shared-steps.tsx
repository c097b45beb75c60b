'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { arrowOf } from '@/components/videos/arrow-of'
import type { SharedVideo } from '@/lib/share/share-view'

type Props = { videos: SharedVideo[]; chosenId: string; onChoose: (id: string) => void }

/** From one video of a link to the next, also by the left and right arrow keys. */
export const SharedSteps = ({ videos, chosenId, onChoose }: Props) => {
  const t = useTranslations('share.page')
  const at = videos.findIndex(({ id }) => id === chosenId)
  const [before, after] = [videos[at - 1]?.id, videos[at + 1]?.id]
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const way = arrowOf(event)
      const id = way && { left: before, right: after }[way]
      if (!id) return
      event.preventDefault()
      onChoose(id)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [before, after, onChoose])
  return (
    <span className="flex items-center gap-1">
      {/* Not disabled: at either end the keyboard keeps its place. */}
      <IconButton
        label={t('before')}
        aria-disabled={!before}
        onClick={() => before && onChoose(before)}
        className="aria-disabled:opacity-40"
      >
        <ChevronLeft className="size-4" aria-hidden />
      </IconButton>
      <span className="figures text-second text-sm">
        {t('place', { at: at + 1, of: videos.length })}
      </span>
      <IconButton
        label={t('after')}
        aria-disabled={!after}
        onClick={() => after && onChoose(after)}
        className="aria-disabled:opacity-40"
      >
        <ChevronRight className="size-4" aria-hidden />
      </IconButton>
    </span>
  )
}
