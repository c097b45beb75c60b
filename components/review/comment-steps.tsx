'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'
import type { CommentView } from '@/lib/review/review-view'
import { frameAt } from '@/lib/videos/timecode'

type Props = { comments: CommentView[]; framesPerSecond: number }

/** From comment to comment along the film, for who cannot press a pin. */
export const CommentSteps = ({ comments, framesPerSecond }: Props) => {
  const t = useTranslations('review')
  const moment = useWatchedMoment()
  const frames = [...new Set(comments.flatMap(({ frame }) => frame ?? []))]
  if (frames.length === 0) return null
  const go = (way: -1 | 1) => {
    const here = frameAt(moment.current.seconds?.() ?? 0, framesPerSecond)
    const next =
      way === 1
        ? (frames.find((frame) => frame > here) ?? frames[0])
        : (frames.findLast((frame) => frame < here) ?? frames.at(-1))
    if (next !== undefined) moment.current.show?.(next)
  }
  return (
    <span className="flex">
      <IconButton label={t('previous')} onClick={() => go(-1)}>
        <ChevronLeft className="size-4" aria-hidden />
      </IconButton>
      <IconButton label={t('next')} onClick={() => go(1)}>
        <ChevronRight className="size-4" aria-hidden />
      </IconButton>
    </span>
  )
}
