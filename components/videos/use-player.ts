'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { toggleFullScreen, useIsFullScreen } from '@/components/ui/full-screen'
import { doubtStorage } from '@/components/ui/storage-return'
import { doubtStudio, useStudioReturns } from '@/components/ui/studio-return'
import {
  type BesideCommand,
  nextShuttle,
  type PlayerCommand,
  type Shuttle,
} from '@/lib/videos/player-keys'
import { stepFrames } from '@/lib/videos/timecode'

export const SPEEDS = [0.25, 0.5, 1] as const
export type Speed = (typeof SPEEDS)[number]

type Clip = { durationSeconds: number; framesPerSecond: number }

/** iPhones have full screen for a video alone, under a name of their own. */
type AppleVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void }

/**
 * What the player knows and can do. Time follows the element frame by frame while something moves;
 * browsers play no video backward, so that is done by seeking.
 */
export const usePlayer = (
  root: RefObject<HTMLElement | null>,
  { durationSeconds, framesPerSecond }: Clip,
) => {
  const video = useRef<HTMLVideoElement>(null)
  const [seconds, setSeconds] = useState(0)
  const [duration, setDuration] = useState(durationSeconds)
  const [playing, setPlaying] = useState(false)
  const [shuttle, setShuttle] = useState<Shuttle>(0)
  const [speed, setSpeed] = useState<Speed>(1)
  const [loop, setLoop] = useState(true)
  const [muted, setMuted] = useState(false)
  const [volume, setVolume] = useState(1)
  const [failed, setFailed] = useState(false)
  const [untouched, setUntouched] = useState(true)
  const backward = shuttle < 0
  const returns = useStudioReturns()
  const fullScreen = useIsFullScreen(root)

  const fail = () => {
    setFailed(true)
    doubtStudio()
    if (video.current) void doubtStorage(video.current.src)
  }
  const retry = () => {
    setFailed(false)
    video.current?.load()
  }
  useEffect(() => {
    // What was not given while the studio was out of reach is asked for again.
    if (returns > 0 && video.current?.error) retry()
  }, [returns])

  useEffect(() => {
    const element = video.current
    if (!element) return
    // Its metadata, or its failure, may have come before there was anybody to tell.
    if (Number.isFinite(element.duration)) setDuration(element.duration)
    if (element.error) fail()
  }, [])

  useEffect(() => {
    const element = video.current
    if (!element || !(playing || backward)) return
    let before: number | null = null
    let frame = requestAnimationFrame(function tick(now) {
      if (backward && before !== null && !element.seeking) {
        const there = element.currentTime + (shuttle * (now - before)) / 1000
        element.currentTime = there > 0 ? there : element.loop ? element.duration : 0
        if (there <= 0 && !element.loop) setShuttle(0)
        before = now
      }
      before ??= now
      setSeconds(element.currentTime)
      frame = requestAnimationFrame(tick)
    })
    return () => cancelAnimationFrame(frame)
  }, [playing, backward, shuttle])

  const play = useCallback((rate: number) => {
    const element = video.current
    if (!element) return
    element.playbackRate = rate
    // Refused when the file cannot be played (told by its own event) or a pause came between.
    element.play().catch(() => {})
  }, [])

  const stop = useCallback(() => {
    setShuttle(0)
    video.current?.pause()
  }, [])

  const seek = (to: number) => {
    const element = video.current
    if (!element) return
    element.currentTime = to
    setSeconds(to)
  }

  const toggle = () => {
    if (playing || backward) return stop()
    setShuttle(0)
    play(speed)
  }

  const step = (frames: number) => {
    stop()
    const from = video.current?.currentTime ?? 0
    seek(stepFrames({ seconds: from, durationSeconds: duration, framesPerSecond }, frames))
  }

  const wind = (way: 'backward' | 'forward') => {
    const next = nextShuttle(backward ? shuttle : playing ? Math.max(1, shuttle) : 0, way)
    setShuttle(next)
    if (next > 0) play(next)
    else video.current?.pause()
  }

  const changeSpeed = (to: Speed) => {
    setSpeed(to)
    if (video.current) video.current.playbackRate = to
  }

  const changeVolume = (to: number, silent = to === 0) => {
    setMuted(silent)
    setVolume(to)
    if (!video.current) return
    video.current.muted = silent
    video.current.volume = to
  }

  const run = (command: Exclude<PlayerCommand, BesideCommand>) => {
    if (command === 'toggle') toggle()
    if (command === 'stop') stop()
    if (command === 'backward' || command === 'forward') wind(command)
    if (command === 'previous_frame') step(-1)
    if (command === 'next_frame') step(1)
    if (command === 'full_screen') {
      const film: AppleVideo | null = video.current
      toggleFullScreen(root.current, () => film?.webkitEnterFullscreen?.())
    }
  }

  return {
    video,
    seconds,
    duration,
    framesPerSecond,
    moving: playing || backward,
    speed,
    loop,
    muted,
    volume,
    fullScreen,
    failed,
    /** Neither played nor moved yet. */
    untouched,
    run,
    seek,
    retry,
    changeSpeed,
    changeLoop: setLoop,
    changeVolume,
    /** What the element says by itself. */
    events: {
      onPlay: () => {
        setPlaying(true)
        setUntouched(false)
      },
      onPause: () => {
        setPlaying(false)
        setShuttle((now) => Math.min(now, 0))
      },
      onEnded: () => setPlaying(false),
      onSeeking: () => setUntouched(false),
      onSeeked: () => setSeconds(video.current?.currentTime ?? 0),
      onTimeUpdate: () => setSeconds(video.current?.currentTime ?? 0),
      onLoadedMetadata: () => setDuration(video.current?.duration ?? durationSeconds),
      onError: fail,
    },
  }
}

export type Player = ReturnType<typeof usePlayer>

/** What the controls below a picture need, of one film or of several. */
export type Transport = Pick<
  Player,
  | 'seconds'
  | 'duration'
  | 'framesPerSecond'
  | 'moving'
  | 'speed'
  | 'loop'
  | 'muted'
  | 'volume'
  | 'fullScreen'
  | 'run'
  | 'seek'
  | 'changeSpeed'
  | 'changeLoop'
  | 'changeVolume'
>
