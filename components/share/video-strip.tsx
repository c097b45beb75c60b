'use client'
import { Check, CheckCheck, PencilLine, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { Poster } from '@/components/videos/poster'
import type { OwnDecisions, SharedVideo } from '@/lib/share/share-view'

type Props = {
  videos: SharedVideo[]
  chosenId: string
  onChoose: (id: string) => void
  /** What the guest has decided about them; null where there is nothing to decide. */
  own: OwnDecisions | null
}

const ICONS = { select: Check, reject: X, approved: CheckCheck, changes: PencilLine }

/** The videos of a link, of which one is looked at. */
export const VideoStrip = ({ videos, chosenId, onChoose, own }: Props) => {
  const t = useTranslations('share.page')
  const said = useTranslations('review.decisions.is')
  const list = useRef<HTMLUListElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    // Not the page's own first look, which begins at its head.
    if (isFirst.current) isFirst.current = false
    else {
      list.current
        ?.querySelector(`[data-video="${chosenId}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
  }, [chosenId])
  const saidOf = (id: string) =>
    [own?.[id]?.verdict, own?.[id]?.choice].filter((value) => value != null)
  const decided = videos.filter(({ id }) => saidOf(id).length > 0).length
  const strip = (
    <ul
      ref={list}
      aria-label={t('videos')}
      data-strip
      className="-m-1 flex gap-2 overflow-x-auto p-1"
    >
      {videos.map((video) => {
        const isChosen = video.id === chosenId
        return (
          <li key={video.id} data-video={video.id} className="shrink-0">
            <button
              type="button"
              aria-current={isChosen ? 'true' : undefined}
              onClick={() => onChoose(video.id)}
              className="block rounded-picture text-left"
            >
              <span
                className={cx(
                  'relative block h-18 overflow-hidden rounded-picture border-2 bg-raised',
                  isChosen ? 'border-ink' : 'border-transparent',
                )}
                style={{ aspectRatio: video.width / video.height }}
              >
                <Poster video={{ posterUrl: video.posterUrl, thumbhash: video.thumbhash }} eager />
                <span className="absolute right-1 bottom-1 flex gap-1">
                  {saidOf(video.id).map((value) => {
                    const Icon = ICONS[value]
                    return (
                      <span
                        key={value}
                        title={said(value)}
                        className="grid size-5 place-items-center rounded-xs bg-scrim text-on-picture"
                      >
                        <Icon className="size-3.5" aria-hidden />
                        <span className="sr-only">{said(value)}</span>
                      </span>
                    )
                  })}
                </span>
              </span>
              <span className="block px-0.5 text-second text-xs">
                {t('video', { shot: video.shotNumber, take: video.takeNumber })}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
  if (!own) return strip
  return (
    <div className="space-y-2">
      <p className="figures text-second text-sm">{t('decided', { decided, of: videos.length })}</p>
      {strip}
    </div>
  )
}
