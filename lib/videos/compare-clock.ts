/** How two films are kept at the same instant while both play. Seconds are those of the films. */

/** Where a film stood at an instant: the frame that came onto the screen then. */
export type Sighting = { mediaSeconds: number; atMs: number }

/** Half of what a screen of 60 pictures a second can show: nobody sees less. Of the viewer's time. */
const TOGETHER_SECONDS = 0.008

/** Farther than this would be played too fast or too slow for too long: both stop and begin anew. */
const TOO_FAR_SECONDS = 0.3

/** A distance is made up for within this time, where that is not too fast: gently, as the end of it may come late. */
const MADE_UP_WITHIN_SECONDS = 0.25
const FASTEST_SHARE = 0.25
const LONGEST_NUDGE_MS = 1200

/** How far the second film's frames are behind the first's; negative where they are ahead. */
export const lagOfFrames = (first: Sighting, second: Sighting, speed: number): number =>
  first.mediaSeconds - second.mediaSeconds - (speed * (first.atMs - second.atMs)) / 1000

/** So many frames tell how far a browser's pictures are from its word. */
const ENOUGH_FRAMES = 8
/** More than that is no habit of a browser. */
const MOST_APART_SECONDS = 0.03

/**
 * How far the second film is behind on the screen. Where films stand, by their own word, is exact, but
 * a browser may show the one that has sound later than the silent one. Each frame tells that too,
 * one more and the other less, as it waits for the next picture of the screen: the mean of many does.
 */
export const lagOnScreen = (saidLag: number, framesMinusSaid: readonly number[]): number => {
  if (framesMinusSaid.length < ENOUGH_FRAMES) return saidLag
  const mean = framesMinusSaid.reduce((sum, one) => sum + one, 0) / framesMinusSaid.length
  return saidLag + Math.max(-MOST_APART_SECONDS, Math.min(MOST_APART_SECONDS, mean))
}

/** Another speed for a while; `search`: nothing but a new beginning helps. */
export type Correction = { kind: 'nudge'; speed: number; forMs: number } | { kind: 'search' }

/**
 * What brings a film back that is so far behind; null when it is where it should be.
 * @param maySearch where a search was just made, and a slow machine would do nothing else
 */
export const correctionOf = (
  lagSeconds: number,
  speed: number,
  maySearch = true,
): Correction | null => {
  // Wound forward, a film passes more of itself in the same time of the viewer.
  const distance = Math.abs(lagSeconds) / Math.max(1, speed)
  if (distance < TOGETHER_SECONDS) return null
  if (distance > TOO_FAR_SECONDS && maySearch) return { kind: 'search' }
  const share = Math.min(FASTEST_SHARE, distance / MADE_UP_WITHIN_SECONDS)
  return {
    kind: 'nudge',
    speed: speed * (1 + Math.sign(lagSeconds) * share),
    forMs: Math.min(LONGEST_NUDGE_MS, (1000 * Math.abs(lagSeconds)) / (speed * share)),
  }
}
