import { normal, type Random, seededRandom } from '@/bench/random'

const DAYS = 3 * 365
export const DAY_MS = 86_400_000

/** A day's worth of videos; `from` is the number of its first one. */
export type Day = { startsAt: Date; from: number; videos: number }

/** Of a working day, beginning with Sunday. */
const WEEK = [0.15, 1, 1.1, 1.1, 1, 0.85, 0.3]

/**
 * Three years of days, oldest first, that share `videos` out: more towards the end, little on
 * weekends, nothing on some days, and weeks before a deadline.
 */
export const drawDays = (seed: number, videos: number, until: Date): Day[] => {
  const random = seededRandom(seed)
  let rush = 1
  const weights = Array.from({ length: DAYS }, (_, index) => {
    const startsAt = new Date(until.getTime() - (DAYS - index) * DAY_MS)
    const weekday = startsAt.getUTCDay()
    if (weekday === 1) rush = random() < 0.12 ? 3 : random() < 0.1 ? 0.1 : 1
    return { startsAt, weight: weightOf(random, index / DAYS) * (WEEK[weekday] ?? 1) * rush }
  })
  return shareOut(weights, videos)
}

const weightOf = (random: Random, progress: number): number =>
  random() < 0.06 ? 0 : (0.4 + 1.2 * progress) * Math.exp(0.4 * normal(random))

const shareOut = (weights: { startsAt: Date; weight: number }[], videos: number): Day[] => {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0)
  let passed = 0
  let from = 0
  return weights.flatMap(({ startsAt, weight }) => {
    passed += weight
    const end = Math.round((passed / total) * videos)
    const day = { startsAt, from, videos: end - from }
    from = end
    return day.videos === 0 ? [] : [day]
  })
}

/** So many videos are written at once, and the rest of their day. */
const BATCH_VIDEOS = 2_000

/** Days that are written in one transaction: nobody works at night, so that each is whole. */
export const inBatches = (days: Day[]): Day[][] => {
  const batches: Day[][] = []
  let room = 0
  for (const day of days) {
    if (room <= 0) {
      batches.push([])
      room = BATCH_VIDEOS
    }
    batches.at(-1)?.push(day)
    room -= day.videos
  }
  return batches
}
