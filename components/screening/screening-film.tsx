'use client'
import { useEffect, useRef, useState } from 'react'
import { doubtStorage } from '@/components/ui/storage-return'
import { useStudioReturns } from '@/components/ui/studio-return'
import { FilmAway } from '@/components/videos/film-away'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  video: VideoView
  /** Fetched while this one plays. */
  next: VideoView | undefined
  playing: boolean
  muted: boolean
  secondsNow: () => number
  onSilenced: () => void
}

/** Farther than this from everybody else it jumps; nearer nobody sees it. */
const APART_SECONDS = 0.4
const LOOK_MS = 500
/** The picture of a screening, kept where everybody is. */
export const ScreeningFilm = ({ video, next, playing, muted, secondsNow, onSilenced }: Props) => {
  const film = useRef<HTMLVideoElement>(null)
  const now = useRef(secondsNow)
  const silenced = useRef(onSilenced)
  const [failed, setFailed] = useState(false)
  const returns = useStudioReturns()
  useEffect(() => {
    now.current = secondsNow
    silenced.current = onSilenced
  })
  const fail = () => {
    setFailed(true)
    void doubtStorage(video.fileUrl)
  }
  useEffect(() => {
    // It may have failed before there was anybody to tell.
    if (film.current?.error) fail()
  }, [])
  useEffect(() => {
    if (returns > 0 && film.current?.error) film.current.load()
  }, [returns])
  useEffect(() => {
    const element = film.current
    if (!element) return
    const follow = () => {
      const there = Math.min(now.current(), video.durationSeconds - 0.05)
      if (element.readyState > 0 && Math.abs(element.currentTime - there) > APART_SECONDS) {
        element.currentTime = Math.max(0, there)
      }
      if (playing && element.paused && !element.ended) {
        element.play().catch((error: unknown) => {
          // Who joined by an address has pressed nothing here yet: browsers then play in silence.
          if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return
          element.muted = true
          silenced.current()
          element.play().catch(() => {})
        })
      }
      if (!playing) {
        element.pause()
        if (Math.abs(element.currentTime - there) > 0.04) element.currentTime = Math.max(0, there)
      }
    }
    follow()
    const timer = setInterval(follow, LOOK_MS)
    return () => clearInterval(timer)
  }, [playing, video.durationSeconds])
  return (
    <>
      <video
        ref={film}
        src={video.fileUrl}
        poster={video.posterUrl ?? undefined}
        muted={muted}
        playsInline
        preload="auto"
        onError={() => fail()}
        onLoadedData={() => setFailed(false)}
        className="absolute inset-0 size-full object-contain"
      />
      {failed && <FilmAway thumbhash={video.thumbhash} onAgain={() => film.current?.load()} />}
      {next && <link rel="preload" as="image" href={next.posterUrl ?? undefined} />}
      {next && (
        <video
          src={next.fileUrl}
          preload="auto"
          muted
          aria-hidden="true"
          tabIndex={-1}
          className="hidden"
        />
      )}
    </>
  )
}
