import { z } from 'zod'
import { lastFrameOf } from '@/lib/videos/timecode'

/** Which frame: its number from 0, counted at the delivered rate, or one of the ends. */
export type FrameChoice = number | 'first' | 'last'

/** A film of hours is not one of ours, and a number beyond its end is refused by name later. */
const MAX_FRAME = 1_000_000

export const frameChoiceSchema = z.union([
  z.int().min(0).max(MAX_FRAME),
  z.literal('first'),
  z.literal('last'),
])

type Film = { durationSeconds: number; framesPerSecond: number }

/** The number of a frame; null when the film has no such frame. */
export const frameNumberOf = (choice: FrameChoice, film: Film): number | null => {
  const last = lastFrameOf(film)
  if (choice === 'first') return 0
  if (choice === 'last') return last
  return choice <= last ? choice : null
}
