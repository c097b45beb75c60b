import { describe, expect, test } from 'vitest'
import { measure } from '@/bench/measure'
import { drawTasks } from '@/bench/truth'

/** A short `npm run bench:polling`: fewer kinds, as many tasks of each. The clock is virtual. */
describe('the goals of polling', () => {
  test.each([11, 12])('are met in the world of seed %d', (seed) => {
    const { goals, rows } = measure(drawTasks(seed, 2_000, 12))
    expect(goals.filter(({ isMet }) => !isMet)).toEqual([])
    // Nobody does better than who knows the truth, but for the luck of the draw.
    for (const { value } of goals.slice(0, 2)) expect(value).toBeGreaterThan(0.98)
    const cost = (name: string) => rows.find((row) => row.name === name)?.cost1 ?? 0
    for (const other of ['fixed 5 s', 'fixed 15 s', 'exponential back-off']) {
      expect(cost('ours, c = 1')).toBeLessThan(cost(other))
    }
  })
})
