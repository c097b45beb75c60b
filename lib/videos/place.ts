/**
 * The place of a video: one number that orders every list by time, names where a page ends, says
 * the day, and is the video's number in the index of words. The milliseconds since 1970 stand in
 * it above ten bits, which tell apart what was stored in the same millisecond.
 */

const PER_MILLISECOND = 1_024n
const QUARTER_MS = 15 * 60_000

/** The first place of an instant; what was stored before it has a smaller one. */
export const firstPlaceAt = (instant: Date): bigint => BigInt(instant.getTime()) * PER_MILLISECOND

/** The first place after an instant. */
export const firstPlaceAfter = (instant: Date): bigint => firstPlaceAt(instant) + PER_MILLISECOND

export const instantOf = (place: bigint): Date => new Date(Number(place / PER_MILLISECOND))

/** Quarters of an hour since 1970 in UTC. */
export const quarterOf = (instant: Date): number => Math.floor(instant.getTime() / QUARTER_MS)

/** Above every video that there is. */
export const ABOVE_ALL = 2n ** 63n - 1n

// Twelve digits of base 36 stay below 2^63, the largest number of both databases.
const CURSOR = /^(0|[1-9a-z][0-9a-z]{0,11})$/

/** A place as a cursor: where a page of a list ends. */
export const encodePlace = (place: bigint): string => place.toString(36)

/** The place that a cursor names; null for anything that we did not make. */
export const decodePlace = (cursor: string): bigint | null => {
  if (!CURSOR.test(cursor)) return null
  return [...cursor].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
}
