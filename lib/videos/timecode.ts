import { formatClock } from '@/lib/intl/format'

/**
 * Time as seconds and frames, counted at the delivered rate. A broken rate such as 23.976 counts in
 * whole frames of 24, as editing programs do.
 */

/** Media times are binary fractions: frame 22 of 24 may start at 0.9166666. */
const TOLERANCE_FRAMES = 0.01

const usable = (framesPerSecond: number): number =>
  Number.isFinite(framesPerSecond) && framesPerSecond > 0 ? framesPerSecond : 24

/** The frame that stands on the screen at an instant, from 0. */
export const frameAt = (seconds: number, framesPerSecond: number): number =>
  Math.max(0, Math.floor(seconds * usable(framesPerSecond) + TOLERANCE_FRAMES))

/** An instant inside a frame: its middle, so that rounding shows neither neighbour. */
export const secondsOfFrame = (frame: number, framesPerSecond: number): number =>
  (frame + 0.5) / usable(framesPerSecond)

/** Whole seconds, and the frames of the one that has begun. */
export const timecodeParts = (seconds: number, framesPerSecond: number) => {
  const perSecond = Math.max(1, Math.round(usable(framesPerSecond)))
  const frame = frameAt(seconds, framesPerSecond)
  return { seconds: Math.floor(frame / perSecond), frames: frame % perSecond }
}

/**
 * A clock, and behind a plus the frames since: 1.92 s are "0:01" "+22". A second colon, or one
 * between seconds and frames, would be read as minutes and seconds: five seconds were "5:00".
 */
export const timecodeWords = (seconds: number, framesPerSecond: number) => {
  const at = timecodeParts(seconds, framesPerSecond)
  return { clock: formatClock(at.seconds), frames: `+${String(at.frames).padStart(2, '0')}` }
}

/** The number of the last frame, from 0. */
export const lastFrameOf = (film: { durationSeconds: number; framesPerSecond: number }): number =>
  Math.max(0, Math.ceil(film.durationSeconds * usable(film.framesPerSecond) - 0.5) - 1)

/** When a frame comes onto the screen, in seconds. */
export const startOfFrame = (frame: number, framesPerSecond: number): number =>
  frame / usable(framesPerSecond)

/**
 * Where a step of some frames lands, in seconds. From beyond the last frame a step back shows the
 * last but one; steps stop at both ends instead of wrapping.
 */
export const stepFrames = (
  from: { seconds: number; durationSeconds: number; framesPerSecond: number },
  frames: number,
): number => {
  const last = lastFrameOf(from)
  const here = Math.min(last, frameAt(from.seconds, from.framesPerSecond))
  const there = Math.min(last, Math.max(0, here + frames))
  return Math.min(secondsOfFrame(there, from.framesPerSecond), from.durationSeconds)
}
