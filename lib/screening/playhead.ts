/**
 * Where a screening stands. Nobody tells the others second by second: it says where it was when
 * somebody last did something, and time does the rest, the same for everybody.
 */
export type Playhead = {
  /** Of the video, from 0. */
  index: number
  /** Into it, when `changedAt` was. */
  seconds: number
  playing: boolean
  /** Milliseconds since 1970, of the server. */
  changedAt: number
}

export type ScreeningPlace = {
  index: number
  seconds: number
  /** The last video has come to its end. */
  isOver: boolean
}

/**
 * Where it is now.
 * @param durations seconds of each video, in their order
 * @param now milliseconds of the server's clock
 */
export const placeNow = (
  { index, seconds, playing, changedAt }: Playhead,
  durations: readonly number[],
  now: number,
): ScreeningPlace => {
  const last = durations.length - 1
  if (last < 0) return { index: 0, seconds: 0, isOver: true }
  let at = Math.min(Math.max(0, index), last)
  let into = seconds + (playing ? Math.max(0, now - changedAt) / 1_000 : 0)
  while (into >= (durations[at] ?? 0)) {
    if (at === last) return { index: last, seconds: durations[last] ?? 0, isOver: playing }
    // Who stopped at the very end of one stays there.
    if (!playing) return { index: at, seconds: durations[at] ?? 0, isOver: false }
    into -= durations[at] ?? 0
    at += 1
  }
  return { index: at, seconds: into, isOver: false }
}
