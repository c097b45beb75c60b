/** Numbers that look random and are the same for the same seed; 0 up to, not including, 1. */
export type Random = () => number

/** Mulberry32. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const between = (random: Random, from: number, to: number): number =>
  from + (to - from) * random()

/** As often between 10 and 20 as between 100 and 200. */
export const logBetween = (random: Random, from: number, to: number): number =>
  Math.exp(between(random, Math.log(from), Math.log(to)))

/** Box and Muller. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
