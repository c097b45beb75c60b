'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import useSWR from 'swr'
import { PickerTile } from '@/components/inputs/picker-tile'
import { useSearch } from '@/components/inputs/use-search'
import { toldOf } from '@/components/ui/ask-studio'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { askVideos } from '@/components/videos/ask-videos'
import { shotAndTake } from '@/components/videos/video-words'
import { compareHref } from '@/lib/videos/compare-href'
import type { Take } from '@/lib/videos/takes'
import { videoTitle } from '@/lib/videos/video-title'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  video: Pick<VideoDetailView, 'id' | 'shotId' | 'project'>
  /** Those of its shot. */
  takes: Take[]
  /** The workspace's slug. */
  workspace: string
}

/** What a video can be compared with: the other takes of its shot, then the newest of its project. */
export const CompareChoice = ({ video, takes, workspace }: Props) => {
  const t = useTranslations('compare.choice')
  const words = useTranslations('videos')
  const format = useFormat()
  const speak = useSpeak()
  const router = useRouter()
  const [asked, setAsked] = useState('')
  const search = useSearch('', setAsked)
  const query = new URLSearchParams({ project: video.project.id })
  if (asked) query.set('search', asked)
  const { data, error } = useSWR(
    [workspace, query.toString()] as const,
    ([slug, search]) => askVideos(slug, new URLSearchParams(search)),
    { keepPreviousData: true, revalidateOnFocus: false, shouldRetryOnError: false },
  )
  const open = (id: string) => router.push(compareHref(workspace, [video.id, id]))
  const ofShot = takes.filter(
    ({ id, shotId, isTrashed }) => id !== video.id && shotId === video.shotId && !isTrashed,
  )
  const newest = data?.videos.filter(({ id, shotId }) =>
    asked ? id !== video.id : shotId !== video.shotId,
  )
  return (
    <div className="space-y-4">
      <TextInput
        type="search"
        data-autofocus
        aria-label={t('search')}
        placeholder={t('search')}
        {...search.field}
      />
      <div className="max-h-[55dvh] min-h-40 space-y-4 overflow-y-auto">
        {!asked && ofShot.length > 0 && (
          <section aria-label={t('takes')}>
            <h3 className="mb-2 text-second">{t('takes')}</h3>
            <ul className="grid grid-cols-2 gap-2 min-[30rem]:grid-cols-4">
              {ofShot.map((take) => (
                <PickerTile
                  key={take.id}
                  name={shotAndTake(words, take)}
                  label={shotAndTake(words, take)}
                  facts={words('facts.billed', { credits: format.number(take.billedCredits) })}
                  pictureUrl={take.pictureUrl}
                  place={null}
                  onPress={() => open(take.id)}
                />
              ))}
            </ul>
          </section>
        )}
        <section aria-label={t('newest')}>
          <h3 className="mb-2 text-second">{asked ? t('found') : t('newest')}</h3>
          {error && <Notice role="alert">{speak(toldOf(error))}</Notice>}
          {!newest && !error && (
            <div className="grid min-h-40 place-items-center">
              <Spinner />
            </div>
          )}
          {newest?.length === 0 && <p className="text-second">{t('none')}</p>}
          <ul className="grid grid-cols-2 gap-2 min-[30rem]:grid-cols-4">
            {newest?.map((other) => (
              <PickerTile
                key={other.id}
                name={videoTitle(other.prompt, words('untitled'))}
                facts={shotAndTake(words, other)}
                pictureUrl={other.posterSmallUrl ?? other.posterUrl}
                place={null}
                onPress={() => open(other.id)}
              />
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}
