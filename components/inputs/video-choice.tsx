'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { PickerTile } from '@/components/inputs/picker-tile'
import { useSearch } from '@/components/inputs/use-search'
import { Spinner } from '@/components/ui/spinner'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { LoadMore } from '@/components/videos/load-more'
import { useVideoPages } from '@/components/videos/use-video-pages'
import { shotAndTake } from '@/components/videos/video-words'
import type { Said } from '@/lib/intl/said'
import { videoTitle } from '@/lib/videos/video-title'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  /** The workspace's slug. */
  workspace: string
  /** One that is not offered. */
  without?: string
  /** What is said where there is no other to offer. */
  none: string
  /** Why a video cannot be chosen; null where it can. */
  problemOf?: (video: VideoView) => Said | null
  onChoose: (videoId: string) => void
}

/** The studio's own videos, of which one is pressed. */
export const VideoChoice = ({ workspace, without, none, problemOf, onChoose }: Props) => {
  const t = useTranslations('inputs.picker')
  const videoWords = useTranslations('videos')
  const format = useFormat()
  const speak = useSpeak()
  const [asked, setAsked] = useState('')
  const search = useSearch('', setAsked)
  const { videos: found, hasMore, busy, problem, more } = useVideoPages(workspace, asked)
  const videos = found?.filter(({ id }) => id !== without)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // It may have taken the place of what had the focus.
    if (document.activeElement === document.body) field.current?.focus()
  }, [])
  return (
    <>
      <TextInput
        ref={field}
        type="search"
        data-autofocus
        aria-label={t('searchVideos')}
        placeholder={t('searchVideos')}
        {...search.field}
      />
      <div className="max-h-[50dvh] min-h-40 overflow-y-auto">
        <ul aria-label={t('videoList')} className="grid grid-cols-2 gap-2 min-[30rem]:grid-cols-3">
          {videos?.map((video) => {
            const blocked = problemOf?.(video)
            return (
              <PickerTile
                key={video.id}
                name={videoTitle(video.prompt, videoWords('untitled'))}
                facts={[
                  shotAndTake(videoWords, video),
                  format.seconds(Math.round(video.durationSeconds)),
                  video.member.name,
                ].join(' · ')}
                pictureUrl={video.posterUrl}
                place={null}
                blockedReason={blocked && speak(blocked)}
                onPress={() => onChoose(video.id)}
              />
            )
          })}
        </ul>
        {!videos && !problem && (
          <div className="grid min-h-40 place-items-center">
            <Spinner />
          </div>
        )}
        {videos?.length === 0 && !hasMore && !problem && (
          <p className="py-8 text-center text-second">{asked ? t('noVideoMatch') : none}</p>
        )}
        {(hasMore || problem) && (
          <LoadMore busy={busy} problem={problem && speak(problem)} onMore={more} />
        )}
      </div>
    </>
  )
}
