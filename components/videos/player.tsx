'use client'
import { useTranslations } from 'next-intl'
import { type CSSProperties, useEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { leaveFullScreen } from '@/components/ui/full-screen'
import { Picture } from '@/components/ui/picture'
import { useAwake } from '@/components/ui/use-awake'
import { FilmAway } from '@/components/videos/film-away'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'
import type { Pin } from '@/components/videos/group-pins'
import { isKeyTaken } from '@/components/videos/key-owner'
import { PlayerControls } from '@/components/videos/player-controls'
import { usePageKeys } from '@/components/videos/use-page-keys'
import { usePlayer } from '@/components/videos/use-player'
import { type BesideCommand, isBeside, playerCommand } from '@/lib/videos/player-keys'
import { tileRatio } from '@/lib/videos/tile-ratio'
import { lastFrameOf, secondsOfFrame } from '@/lib/videos/timecode'
import type { VideoDetailView } from '@/lib/videos/video-view'

/** As long as it takes to read the time and find a button. */
const CONTROLS_REST_MS = 2000

type Film = Pick<
  VideoDetailView,
  | 'width'
  | 'height'
  | 'durationSeconds'
  | 'framesPerSecond'
  | 'fileUrl'
  | 'posterUrl'
  | 'thumbhash'
  | 'hasAudio'
>

/**
 * A frame of the clip's own ratio, so that nothing moves when bytes arrive, and never higher than
 * the window; the poster stands in it from the first paint. The controls stand below, so that they
 * hide nothing of a picture that somebody stopped to look at; over it only where it is the screen,
 * and beside it where the window is too low for both.
 */
export const Player = ({ video, pins }: { video: Film; pins?: Pin[] }) => {
  const t = useTranslations('player')
  const root = useRef<HTMLElement>(null)
  const player = usePlayer(root, video)
  const moment = useWatchedMoment()
  const { onWholePage } = usePageKeys()
  const { awake, wake, sleep } = useAwake(CONTROLS_REST_MS)
  const ratio = tileRatio(video.width, video.height)
  const resting = player.fullScreen && !awake

  useEffect(() => {
    const { current } = moment
    const { video: element } = player
    current.seconds = () => element.current?.currentTime ?? 0
    return () => {
      delete current.seconds
    }
  }, [moment, player.video])

  const { seconds, seek, run } = player
  useEffect(() => moment.current.onMove?.(seconds), [moment, seconds])
  useEffect(() => {
    const { current } = moment
    current.stop = () => run('stop')
    current.show = (frame) => {
      run('stop')
      const within = Math.min(frame, lastFrameOf(video))
      seek(Math.min(secondsOfFrame(within, video.framesPerSecond), video.durationSeconds))
    }
    return () => {
      delete current.stop
      delete current.show
    }
  })

  useEffect(() => {
    /** What is done beside the player; null where nobody does it. */
    const beside = (command: BesideCommand) => {
      const { continueFrom, comment, collect, choose } = moment.current
      if (command === 'select' || command === 'reject') return choose && (() => choose(command))
      const act = { continue: continueFrom, comment, collect }[command]
      return (
        act &&
        (async () => {
          player.run('stop')
          await leaveFullScreen()
          act()
        })
      )
    }
    const press = (event: KeyboardEvent) => {
      const { target } = event
      if (event.defaultPrevented || !(target instanceof Element)) return
      if (!onWholePage && !root.current?.contains(target)) return
      wake()
      const command = playerCommand(event)
      // A dialog may have lost the focus to a click beside its fields: it still lies over the player.
      if (!command || document.querySelector('[aria-modal="true"]')) return
      if (isKeyTaken(target, command)) return
      if (!isBeside(command)) {
        event.preventDefault()
        return player.run(command)
      }
      const act = beside(command)
      if (!act || event.repeat) return
      event.preventDefault()
      void act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })

  return (
    <section
      ref={root}
      aria-label={t('label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: where its keys need the focus, it must be reachable for that
      tabIndex={0}
      onPointerMove={wake}
      onPointerDown={wake}
      onPointerLeave={(event) => event.pointerType === 'mouse' && sleep()}
      style={{ '--ratio': ratio } as CSSProperties}
      className={cx(
        'group/player relative mx-auto w-[min(100%,max(32rem,calc(var(--room)*var(--ratio))))] overflow-hidden rounded-picture bg-raised [--room:max(12rem,calc(100dvh-var(--bar,3rem)-18.5rem))] wide:[--room:max(12rem,calc(100dvh-var(--bar,3rem)-11.5rem))] touch:wide:[--room:max(8rem,calc(100dvh-var(--bar,3rem)-12rem))] max-[22rem]:touch:[--room:max(10rem,calc(100dvh-var(--bar,3rem)-22rem))] low:w-full low:[--room:max(7rem,calc(100dvh-var(--bar,3rem)-9rem))] low:[&:not(:fullscreen)]:flex low:[&:not(:fullscreen)]:items-center fullscreen:flex fullscreen:w-full fullscreen:flex-col fullscreen:rounded-none fullscreen:bg-ground',
        player.moving && resting && 'cursor-none',
      )}
    >
      <div className="relative aspect-(--ratio) max-h-(--room) w-full low:group-[:not(:fullscreen)]/player:h-(--room) low:group-[:not(:fullscreen)]/player:w-auto low:group-[:not(:fullscreen)]/player:max-w-3/5 low:group-[:not(:fullscreen)]/player:shrink-0 group-[:fullscreen]/player:aspect-auto group-[:fullscreen]/player:max-h-none group-[:fullscreen]/player:min-h-0 group-[:fullscreen]/player:flex-1">
        <video
          ref={player.video}
          src={video.fileUrl}
          preload="metadata"
          playsInline
          loop={player.loop}
          tabIndex={-1}
          onClick={() => player.run('toggle')}
          onDoubleClick={() => player.run('full_screen')}
          className="absolute inset-0 size-full object-contain"
          {...player.events}
        />
        {player.untouched && video.posterUrl && (
          // Not the element's own poster: of that nobody hears whether it was refused.
          <Picture
            src={video.posterUrl}
            alt=""
            className="pointer-events-none absolute inset-0 size-full object-contain"
          />
        )}
        {player.failed && <FilmAway thumbhash={video.thumbhash} onAgain={player.retry} />}
      </div>
      <div
        className={cx(
          '@container min-w-0 flex-1 transition-opacity group-[:fullscreen]/player:absolute group-[:fullscreen]/player:inset-x-0 group-[:fullscreen]/player:bottom-0',
          resting &&
            'pointer-events-none opacity-0 group-has-focus-visible/player:pointer-events-auto group-has-focus-visible/player:opacity-100',
          player.failed && 'invisible',
        )}
      >
        <PlayerControls player={player} hasAudio={video.hasAudio} pins={pins} />
      </div>
    </section>
  )
}
