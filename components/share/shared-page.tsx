'use client'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { GuestPanel } from '@/components/share/guest-panel'
import { shareAddress } from '@/components/share/share-address'
import { SharedFacts } from '@/components/share/shared-facts'
import { SharedPlayer } from '@/components/share/shared-player'
import { SharedSteps } from '@/components/share/shared-steps'
import { useGuest } from '@/components/share/use-guest'
import { VideoStrip } from '@/components/share/video-strip'
import { announce } from '@/components/ui/announcer'
import { buttonStyle } from '@/components/ui/button-style'
import { WatchedMoment } from '@/components/videos/frames/watched-moment'
import { scriptLang } from '@/lib/script-lang'
import type { OwnDecision, OwnDecisions, SharedLink, SharedReview } from '@/lib/share/share-view'

type Props = {
  token: string
  link: SharedLink
  /** Of the first video. */
  review: SharedReview
  own: OwnDecisions
  now: string
  timeZone: string | null
}

const UNDECIDED: OwnDecision = { choice: null, verdict: null }
const UNASKED: SharedReview = { comments: [], choice: null, verdict: null, guests: [] }

/** What somebody without an account sees: the picture first, and what they may do beside it. */
export const SharedPage = ({ token, link, review, now, timeZone, ...drawnAs }: Props) => {
  const t = useTranslations('share.page')
  const guest = useGuest(token, link.guestName)
  const { forget } = guest
  const [own, setOwn] = useState(drawnAs.own)
  const decide = (videoId: string, decision: Partial<OwnDecision>) =>
    setOwn((now) => ({ ...now, [videoId]: { ...UNDECIDED, ...now[videoId], ...decision } }))
  const [first] = link.videos
  const [chosenId, setChosenId] = useState(first?.id ?? '')
  const choose = useCallback(
    (id: string) => {
      const next = link.videos.find((one) => one.id === id)
      if (!next) return
      forget()
      setChosenId(id)
      announce('video', t('video', { shot: next.shotNumber, take: next.takeNumber }))
    },
    [link.videos, t, forget],
  )
  const video = link.videos.find(({ id }) => id === chosenId) ?? first
  useEffect(() => {
    // Counted where a person looks: what fetches pages for previews runs none of this.
    fetch(shareAddress(token, '/view'), { method: 'POST' }).catch(() => {})
  }, [token])
  if (!video) return null
  const address = shareAddress(token, `/videos/${video.id}/review`)
  const drawn = video === first ? review : UNASKED
  const has = (...rights: SharedLink['may']) => rights.some((right) => link.may.includes(right))
  const isReviewed = has('comment', 'choose', 'approve')
  return (
    <WatchedMoment>
      <div
        className={
          isReviewed
            ? 'wide:grid wide:min-h-[calc(100dvh-var(--bar))] wide:grid-cols-[minmax(0,1fr)_380px]'
            : 'mx-auto w-full max-w-6xl'
        }
      >
        <div className="min-w-0 space-y-3 p-3 wide:px-5">
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <h1
              className="min-w-0 font-semibold text-lg wrap-anywhere"
              lang={scriptLang(link.title)}
            >
              {link.title}
            </h1>
            <span className="flex flex-wrap items-center gap-2">
              {link.videos.length > 1 && (
                <SharedSteps videos={link.videos} chosenId={video.id} onChoose={choose} />
              )}
              {video.downloadUrl && (
                <a
                  href={video.downloadUrl}
                  download
                  className={buttonStyle('outline', 'md', false)}
                >
                  <Download className="size-4" aria-hidden />
                  {t('download')}
                </a>
              )}
            </span>
          </div>
          <SharedPlayer key={video.id} address={address} video={video} drawn={drawn} />
          {link.videos.length > 1 && (
            <VideoStrip
              videos={link.videos}
              chosenId={video.id}
              onChoose={choose}
              own={has('choose', 'approve') ? own : null}
            />
          )}
          <SharedFacts video={video} />
        </div>
        {isReviewed && (
          <aside className="p-3 pb-10 wide:border-l wide:p-4">
            <GuestPanel
              key={video.id}
              address={address}
              video={video}
              may={link.may}
              guest={guest}
              drawn={drawn}
              onDecide={(decision) => decide(video.id, decision)}
              now={now}
              timeZone={timeZone}
            />
          </aside>
        )}
      </div>
    </WatchedMoment>
  )
}
