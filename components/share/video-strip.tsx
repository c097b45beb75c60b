'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import type { SharedVideo } from '@/lib/share/share-view'

type Props = { videos: SharedVideo[]; chosenId: string; onChoose: (id: string) => void }

/** The videos of a link, of which one is looked at. */
export const VideoStrip = ({ videos, chosenId, onChoose }: Props) => {
  const t = useTranslations('share.page')
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
  return (
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
                  'block h-18 overflow-hidden rounded-picture border-2 bg-raised',
                  isChosen ? 'border-ink' : 'border-transparent',
                )}
                style={{ aspectRatio: video.width / video.height }}
              >
                {video.posterUrl && (
                  <img src={video.posterUrl} alt="" className="size-full object-cover" />
                )}
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
}
