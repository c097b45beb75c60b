'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { toggleFullScreen, useIsFullScreen } from '@/components/ui/full-screen'
import { doubtStorage } from '@/components/ui/storage-return'
import { doubtStudio, useStudioReturns } from '@/components/ui/studio-return'
import { type FilmsTogether, filmsTogether } from '@/components/videos/compare/films-together'
import type { Speed, Transport } from '@/components/videos/use-player'
import { type Pair, SIDES, type Side } from '@/lib/videos/compare-keys'
import { nextShuttle } from '@/lib/videos/player-keys'
import { stepFrames } from '@/lib/videos/timecode'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Film = Pick<VideoDetailView, 'id' | 'durationSeconds' | 'framesPerSecond' | 'hasAudio'>

/**
 * Two films under one set of controls. Their common time is as long as the longer one; a step is a
 * frame of the one that has more of them, so that each step moves at least one.
 */
export const useTwoFilms = (root: RefObject<HTMLElement | null>, films: Pair<Film>) => {
  const [left, right] = films
  const elements = useRef<[HTMLVideoElement | null, HTMLVideoElement | null]>([null, null])
  const together = useRef<FilmsTogether>(null)
  const [{ isPlaying, isWaiting }, setNow] = useState({ isPlaying: false, isWaiting: false })
  const [seconds, setSeconds] = useState(0)
  const [shuttle, setShuttle] = useState(0)
  const [speed, setSpeed] = useState<Speed>(1)
  const [loop, setLoop] = useState(true)
  const [muted, setMuted] = useState(false)
  const [volume, setVolume] = useState(1)
  const [heard, setHeard] = useState<Side>(left.hasAudio || !right.hasAudio ? 0 : 1)
  const [failed, setFailed] = useState<Pair<boolean>>([false, false])
  const fullScreen = useIsFullScreen(root)
  const backward = shuttle < 0
  const returns = useStudioReturns()
  const duration = Math.max(left.durationSeconds, right.durationSeconds)
  const framesPerSecond = Math.max(left.framesPerSecond, right.framesPerSecond)
  const latest = useRef({ films, loop, speed, isPlaying, seconds })
  latest.current = { films, loop, speed, isPlaying, seconds }

  useEffect(() => {
    const all = elements.current.filter((element) => element !== null)
    const { current: before } = latest
    setFailed([Boolean(elements.current[0]?.error), Boolean(elements.current[1]?.error)])
    // They may have failed before there was anybody to tell.
    const lost = all.find((element) => element.error)
    if (lost) void doubtStorage(lost.src)
    const films = filmsTogether({
      films: all,
      hasSound: (film) => latest.current.films[film === elements.current[0] ? 0 : 1].hasAudio,
      loops: () => latest.current.loop,
      onChange: setNow,
      onRefused: () => setShuttle(0),
    })
    together.current = films
    films.changeSpeed(before.speed)
    // Another take in the place of one begins where that one stood.
    if (before.seconds > 0) films.seek(before.seconds)
    if (before.isPlaying) films.play()
    return () => films.close()
  }, [left.id, right.id])

  useEffect(() => {
    if (!isPlaying && !backward) return
    let before: number | null = null
    let frame = requestAnimationFrame(function tick(now) {
      const { current: films } = together
      if (films && backward && !films.isSearching()) {
        const there = films.seconds() + (shuttle * (now - (before ?? now))) / 1000
        films.seek(there > 0 ? there : loop ? duration : 0)
        if (there <= 0 && !loop) setShuttle(0)
        before = now
      }
      before ??= now
      setSeconds(films?.seconds() ?? 0)
      frame = requestAnimationFrame(tick)
    })
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, backward, shuttle, loop, duration])

  useEffect(() => {
    if (returns === 0) return
    for (const element of elements.current) if (element?.error) element.load()
    setFailed([false, false])
  }, [returns])

  useEffect(() => {
    for (const element of elements.current) if (element) element.volume = volume
  }, [volume, left.id, right.id])

  const stop = () => {
    setShuttle(0)
    together.current?.stop()
    setSeconds(together.current?.seconds() ?? 0)
  }
  const play = (rate: number) => {
    together.current?.changeSpeed(rate)
    if (!isPlaying) together.current?.play()
  }
  const seek = (to: number) => {
    together.current?.seek(to)
    setSeconds(to)
  }
  const toggle = () => {
    if (isPlaying || backward) return stop()
    setShuttle(0)
    play(speed)
  }
  const step = (frames: number) => {
    stop()
    const from = together.current?.seconds() ?? 0
    seek(stepFrames({ seconds: from, durationSeconds: duration, framesPerSecond }, frames))
  }
  const wind = (way: 'backward' | 'forward') => {
    const next = nextShuttle(backward ? shuttle : isPlaying ? Math.max(1, shuttle) : 0, way)
    if (next < 0) together.current?.stop()
    setShuttle(next)
    if (next > 0) play(next)
  }
  const fail = (side: Side, is: boolean) => {
    setFailed((now) => (side === 0 ? [is, now[1]] : [now[0], is]))
    if (!is) return
    doubtStudio()
    void doubtStorage(elements.current[side]?.src ?? '')
  }

  const transport: Transport = {
    seconds,
    duration,
    framesPerSecond,
    moving: isPlaying || backward,
    speed,
    loop,
    muted,
    volume,
    fullScreen,
    run: (command) => {
      if (command === 'toggle') toggle()
      if (command === 'stop') stop()
      if (command === 'backward' || command === 'forward') wind(command)
      if (command === 'previous_frame') step(-1)
      if (command === 'next_frame') step(1)
      if (command === 'full_screen') toggleFullScreen(root.current)
    },
    seek,
    changeSpeed: (to) => {
      setSpeed(to)
      together.current?.changeSpeed(to)
    },
    changeLoop: setLoop,
    changeVolume: (to, silent = to === 0) => {
      setMuted(silent)
      setVolume(to)
    },
  }

  return {
    elements,
    transport,
    failed,
    /** One keeps the other waiting. */
    isWaiting: isWaiting && isPlaying,
    /** The side that is heard, unless all is muted. */
    heard,
    hear: (side: Side) => {
      setHeard(side)
      setMuted(false)
    },
    /** From one side to the other, to none, and again. */
    nextSound: () => {
      const sides = SIDES.filter((side) => films[side].hasAudio)
      const next = muted ? sides[0] : sides[sides.indexOf(heard) + 1]
      setMuted(next === undefined)
      if (next !== undefined) setHeard(next)
    },
    retry: (side: Side) => {
      fail(side, false)
      elements.current[side]?.load()
    },
    fail: (side: Side) => fail(side, true),
  }
}

export type TwoFilms = ReturnType<typeof useTwoFilms>
