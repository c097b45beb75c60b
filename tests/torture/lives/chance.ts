import { randomOf } from '@/tests/torture/random'

/** Everything that a life leaves to chance, drawn in one order from one seed. */
export type Chance = {
  /** In [0, 1). */
  random: () => number
  /** True so often. */
  happens: (probability: number) => boolean
  pick: <T>(things: readonly T[]) => T
  between: (low: number, high: number) => number
  /** Log-normal: around the median, rarely many times as long. */
  around: (median: number, sigma: number) => number
}

export const chanceOf = (seed: number, life: number): Chance => {
  // Lives that stand side by side must not resemble each other.
  const random = randomOf(Math.imul(seed ^ Math.imul(life + 1, 0x9e3779b1), 0x85ebca6b))
  const between = (low: number, high: number) => low + random() * (high - low)
  return {
    random,
    between,
    happens: (probability) => random() < probability,
    pick: (things) => {
      const chosen = things[Math.floor(random() * things.length)]
      if (chosen === undefined) throw new Error('nothing to pick from')
      return chosen
    },
    around: (median, sigma) => {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
      return median * Math.exp(sigma * normal)
    },
  }
}
