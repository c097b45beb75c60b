import { correctionOf, lagOfFrames, lagOnScreen, type Sighting } from '@/lib/videos/compare-clock'

/**
 * Films that stand and run at the same instant. The one with sound is the clock, else the longest; a
 * shorter one rests on its last frame until all begin again.
 *
 * - still: all stand at one instant
 * - gathering: they search for an instant, and wait for each other there
 * - running: all play, and who falls behind or runs ahead is played a little faster or slower
 */
type Phase = 'still' | 'gathering' | 'running'

export type Together = {
  /** Whether they run, or will as soon as all can. */
  isPlaying: boolean
  /** Whether one of them has kept the others waiting for a while. */
  isWaiting: boolean
}

type Options = {
  films: HTMLVideoElement[]
  /** Whether a film has a sound track, heard or not. */
  hasSound: (film: HTMLVideoElement) => boolean
  /** Asked at the end. */
  loops: () => boolean
  onChange: (now: Together) => void
  /** Playing was refused by the browser. */
  onRefused: () => void
}

/** A shorter wait is not worth a word. */
const WORTH_SAYING_MS = 400
/** Browsers round where they stand. */
const SAME_PLACE_SECONDS = 0.0005
/** So near its end a film is played: to play it again would begin it anew. */
const AT_END_SECONDS = 0.01
/** The frame of the search comes again as the first one, and late. */
const SKIPPED_FRAMES = 2
/** Until another speed is seen, and its end. */
const SETTLES_AFTER_MS = 200
const REMEMBERED_FRAMES = 48
/** Where all is slow, films that are apart are better than films that stand. */
const SEARCHES_EVERY_MS = 3000

type Seen = {
  sighting: Sighting | null
  /** Since it began to run. */
  frames: number
  nudge: ReturnType<typeof setTimeout> | undefined
  /** Of the clock of frames. */
  settledAtMs: number
}

const unseen = (): Seen => ({ sighting: null, frames: 0, nudge: undefined, settledAtMs: 0 })

const lengthOf = (film: HTMLVideoElement): number =>
  Number.isFinite(film.duration) ? film.duration : 0

const isAtEnd = (film: HTMLVideoElement): boolean =>
  film.ended || (lengthOf(film) > 0 && film.currentTime >= film.duration - AT_END_SECONDS)

/** It can show where it stands, and the moment after. */
const isReady = (film: HTMLVideoElement): boolean =>
  !film.seeking &&
  film.readyState >=
    (isAtEnd(film) ? HTMLMediaElement.HAVE_CURRENT_DATA : HTMLMediaElement.HAVE_FUTURE_DATA)

export const filmsTogether = ({ films, hasSound, loops, onChange, onRefused }: Options) => {
  let phase: Phase = 'still'
  let wantsToPlay = false
  let speed = 1
  let searchedAtMs = Number.NEGATIVE_INFINITY
  /** Where a search goes; null when none is under way. */
  let wanted: number | null = null
  let waiting: ReturnType<typeof setTimeout> | null = null
  let isWaiting = false
  const seen = new Map<HTMLVideoElement, Seen>()
  /** How the frames of a film differ from its word, beside the clock's: the same in every round. */
  const apart = new Map<HTMLVideoElement, number[]>()
  const ended = new AbortController()

  /** One that cannot be had holds up no other. */
  const able = () => films.filter(({ error }) => !error)
  const longest = (): HTMLVideoElement | undefined =>
    able().reduce<HTMLVideoElement | undefined>(
      (long, film) => (long && lengthOf(long) >= lengthOf(film) ? long : film),
      undefined,
    )
  const tell = () => onChange({ isPlaying: wantsToPlay, isWaiting })
  const endWaiting = () => {
    if (waiting) clearTimeout(waiting)
    waiting = null
    isWaiting = false
  }

  const enter = (next: Phase) => {
    phase = next
    if (next === 'gathering') {
      waiting ??= setTimeout(() => {
        isWaiting = true
        tell()
      }, WORTH_SAYING_MS)
    } else endWaiting()
    tell()
  }

  /** All to one instant, each at most to its own end. A later wish waits for the search under way. */
  const search = () => {
    if (wanted === null || able().some(({ seeking }) => seeking)) return
    for (const film of able()) {
      if (film.readyState === HTMLMediaElement.HAVE_NOTHING) continue
      const there = Math.min(wanted, lengthOf(film))
      if (Math.abs(film.currentTime - there) > SAME_PLACE_SECONDS) film.currentTime = there
    }
    wanted = null
  }

  const halt = () => {
    for (const film of films) {
      clearTimeout(seen.get(film)?.nudge)
      film.pause()
    }
  }

  const gather = (to: number) => {
    wanted = to
    enter('gathering')
    halt()
    advance()
  }

  /** Goes on as soon as all are ready. */
  const advance = () => {
    if (phase !== 'gathering') return
    if (able().some(({ readyState }) => readyState === HTMLMediaElement.HAVE_NOTHING)) return
    search()
    if (wanted !== null || able().some(({ seeking }) => seeking)) return
    if (!wantsToPlay) return enter('still')
    if (able().every(isReady)) run()
  }

  const run = () => {
    enter('running')
    for (const film of able()) {
      seen.set(film, unseen())
      film.playbackRate = speed
      if (!isAtEnd(film)) film.play().catch((error: unknown) => refuse(error))
    }
  }

  const refuse = (error: unknown) => {
    // A pause came between: whoever paused knows.
    if (error instanceof DOMException && error.name === 'AbortError') return
    stop()
    onRefused()
  }

  /** Sound played faster and slower is heard, and browsers lose some of the way: it is left alone. */
  const clock = () => {
    const running = able().filter(({ paused }) => !paused)
    return (
      running.find((film) => hasSound(film) && !film.muted) ?? running.find(hasSound) ?? longest()
    )
  }

  const steer = (film: HTMLVideoElement, now: number) => {
    const first = clock()
    const [there, here] = [first && seen.get(first)?.sighting, seen.get(film)]
    if (!first || film === first || film.paused || !there || !here?.sighting) return
    const said = first.currentTime - film.currentTime
    const known = apart.get(film) ?? []
    if (now < here.settledAtMs) return
    known.push(lagOfFrames(there, here.sighting, speed) - said)
    apart.set(film, known.slice(-REMEMBERED_FRAMES))
    const maySearch = now - searchedAtMs > SEARCHES_EVERY_MS
    const correction = correctionOf(lagOnScreen(said, known), speed, maySearch)
    if (correction?.kind === 'search') {
      searchedAtMs = now
      return gather(longest()?.currentTime ?? 0)
    }
    if (!correction) return
    film.playbackRate = correction.speed
    here.settledAtMs = now + correction.forMs + SETTLES_AFTER_MS
    here.nudge = setTimeout(() => {
      film.playbackRate = speed
    }, correction.forMs)
  }

  const see = (film: HTMLVideoElement, sighting: Sighting) => {
    const mine = seen.get(film)
    if (!mine || phase !== 'running') return
    mine.frames += 1
    if (mine.frames <= SKIPPED_FRAMES) return
    mine.sighting = sighting
    steer(film, sighting.atMs)
  }

  const watchFrames = (film: HTMLVideoElement) => {
    let frame = 0
    if ('requestVideoFrameCallback' in HTMLVideoElement.prototype) {
      const each: VideoFrameRequestCallback = (_, { mediaTime, expectedDisplayTime }) => {
        see(film, { mediaSeconds: mediaTime, atMs: expectedDisplayTime })
        frame = film.requestVideoFrameCallback(each)
      }
      frame = film.requestVideoFrameCallback(each)
      return () => film.cancelVideoFrameCallback(frame)
    }
    // Without word of frames there is what the film says of itself.
    const each = (now: number) => {
      see(film, { mediaSeconds: film.currentTime, atMs: now })
      frame = requestAnimationFrame(each)
    }
    frame = requestAnimationFrame(each)
    return () => cancelAnimationFrame(frame)
  }

  const stop = () => {
    wantsToPlay = false
    gather(wanted ?? longest()?.currentTime ?? 0)
  }

  const play = () => {
    const last = longest()
    wantsToPlay = true
    gather(last && !isAtEnd(last) ? (wanted ?? last.currentTime) : 0)
  }

  const finish = (film: HTMLVideoElement) => {
    if (phase !== 'running' || film !== longest()) return
    if (loops()) gather(0)
    else stop()
  }

  const unwatch = films.map((film) => {
    const { signal } = ended
    const on = (event: string, does: () => void) => film.addEventListener(event, does, { signal })
    for (const event of ['loadedmetadata', 'loadeddata', 'canplay', 'seeked', 'error']) {
      on(event, advance)
    }
    on('ended', () => finish(film))
    on(
      'waiting',
      () => phase === 'running' && !isAtEnd(film) && gather(longest()?.currentTime ?? 0),
    )
    // By a key of the keyboard or of a headset. A pause of our own may be told when it is over again.
    on('pause', () => phase === 'running' && film.paused && !isAtEnd(film) && stop())
    return watchFrames(film)
  })

  return {
    play,
    stop,
    seek: (to: number) => gather(Math.max(0, to)),
    /** Times the normal speed, from now on. */
    changeSpeed: (to: number) => {
      if (to !== speed) apart.clear()
      speed = to
      for (const film of films) {
        clearTimeout(seen.get(film)?.nudge)
        seen.set(film, unseen())
        film.playbackRate = to
      }
    },
    seconds: () => wanted ?? longest()?.currentTime ?? 0,
    isSearching: () => able().some(({ seeking }) => seeking),
    close: () => {
      ended.abort()
      endWaiting()
      for (const done of unwatch) done()
      halt()
    },
  }
}

export type FilmsTogether = ReturnType<typeof filmsTogether>
