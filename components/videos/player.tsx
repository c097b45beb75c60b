'use client'
import { useTranslations } from 'next-intl'
import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { useAwake } from '@/components/ui/use-awake'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'
import { PlayerControls } from '@/components/videos/player-controls'
import { usePlayer } from '@/components/videos/use-player'
import { playerCommand } from '@/lib/videos/player-keys'
import { tileRatio } from '@/lib/videos/tile-ratio'
import type { VideoDetailView } from '@/lib/videos/video-view'

/** As long as it takes to read the time and find a button. */
const CONTROLS_REST_MS = 2000

/**
 * A frame of the clip's own ratio, so that nothing moves when bytes arrive, and never higher than
 * the window; the poster stands in it from the first paint. Single keys act only while the focus
 * is inside.
 */
export const Player = ({ video }: { video: VideoDetailView }) => {
  const t = useTranslations('player')
  const root = useRef<HTMLElement>(null)
  const player = usePlayer(root, video)
  const moment = useWatchedMoment()
  const { awake, wake, sleep } = useAwake(CONTROLS_REST_MS)
  const ratio = tileRatio(video.width, video.height)

  useEffect(() => {
    const { current } = moment
    const { video: element } = player
    current.seconds = () => element.current?.currentTime ?? 0
    return () => {
      delete current.seconds
    }
  }, [moment, player.video])

  const press = (event: KeyboardEvent) => {
    wake()
    const command = playerCommand({ ...pick(event), isComposing: event.nativeEvent.isComposing })
    if (!command || event.defaultPrevented) return
    const target = event.target
    // A list reads letters by itself, and a button is pressed by the space bar.
    if (target instanceof HTMLSelectElement) return
    if (command === 'toggle' && target instanceof HTMLButtonElement) return
    if (command === 'continue' && !moment.current.continueFrom) return
    event.preventDefault()
    player.run(command === 'continue' ? 'stop' : command)
    if (command === 'continue') moment.current.continueFrom?.()
  }

  return (
    <section
      ref={root}
      aria-label={t('label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the single keys, and must be reachable for that
      tabIndex={0}
      onKeyDown={press}
      onPointerMove={wake}
      onPointerDown={wake}
      onPointerLeave={(event) => event.pointerType === 'mouse' && sleep()}
      style={{ '--ratio': ratio } as CSSProperties}
      className={cx(
        'group @container relative mx-auto aspect-(--ratio) max-h-(--room) w-[min(100%,max(20rem,calc(var(--room)*var(--ratio))))] overflow-hidden rounded-picture bg-raised [--room:max(12rem,calc(100dvh-var(--bar,3rem)-12.5rem))] wide:[--room:max(12rem,calc(100dvh-var(--bar,3rem)-8rem))] fullscreen:max-h-none fullscreen:w-full fullscreen:rounded-none fullscreen:bg-ground',
        player.moving && !awake && 'cursor-none',
      )}
    >
      <video
        ref={player.video}
        src={video.fileUrl}
        poster={video.posterUrl ?? undefined}
        preload="metadata"
        playsInline
        loop={player.loop}
        tabIndex={-1}
        onClick={() => player.run('toggle')}
        onDoubleClick={() => player.run('full_screen')}
        className="absolute inset-0 size-full object-contain"
        {...player.events}
      />
      {player.failed ? (
        <div
          role="alert"
          className="absolute inset-0 grid place-content-center justify-items-center gap-3 bg-scrim text-on-picture"
        >
          <p>{t('failed')}</p>
          <Button onClick={player.retry} className="border-on-picture text-on-picture">
            {t('tryAgain')}
          </Button>
        </div>
      ) : (
        <div
          className={cx(
            'absolute inset-x-0 bottom-0 transition-opacity',
            player.moving &&
              !awake &&
              'pointer-events-none opacity-0 group-has-focus-visible:pointer-events-auto group-has-focus-visible:opacity-100',
          )}
        >
          <PlayerControls player={player} hasAudio={video.hasAudio} />
        </div>
      )}
    </section>
  )
}

const pick = ({ key, code, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
})
