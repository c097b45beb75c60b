import { describe, expect, it } from 'vitest'
import { correctionOf, lagOfFrames, lagOnScreen } from '@/lib/videos/compare-clock'

describe('two films at one instant', () => {
  it('are as far apart as their frames, at whatever moments these were shown', () => {
    expect(
      lagOfFrames({ mediaSeconds: 1, atMs: 500 }, { mediaSeconds: 0.96, atMs: 460 }, 1),
    ).toBeCloseTo(0)
    expect(
      lagOfFrames({ mediaSeconds: 1, atMs: 500 }, { mediaSeconds: 0.9, atMs: 500 }, 1),
    ).toBeCloseTo(0.1)
    expect(
      lagOfFrames({ mediaSeconds: 1, atMs: 500 }, { mediaSeconds: 1, atMs: 460 }, 0.5),
    ).toBeCloseTo(-0.02)
  })

  it('are believed until enough frames tell otherwise, and then within bounds', () => {
    expect(lagOnScreen(0.02, [0.5, 0.5])).toBe(0.02)
    expect(lagOnScreen(0, new Array(8).fill(0.025))).toBeCloseTo(0.025)
    expect(lagOnScreen(0, new Array(8).fill(9))).toBeCloseTo(0.03)
  })

  it('are left alone where nobody sees it, nudged back, and brought back by a search from afar', () => {
    expect(correctionOf(0.004, 1)).toBeNull()
    expect(correctionOf(-0.4, 1)).toEqual({ kind: 'search' })
    // Wound at four times the speed, that is a tenth of a second; and nobody searches all the time.
    expect(correctionOf(-0.4, 4)).toMatchObject({ kind: 'nudge' })
    expect(correctionOf(-0.4, 1, false)).toMatchObject({ kind: 'nudge', speed: 0.75 })
    for (const [lag, speed] of [
      [0.02, 1],
      [-0.05, 1],
      [0.05, 0.25],
    ] as const) {
      const correction = correctionOf(lag, speed)
      if (correction?.kind !== 'nudge') throw new Error('no nudge')
      expect(Math.abs(correction.speed / speed - 1)).toBeLessThanOrEqual(0.25)
      // So much farther than at its own speed it then comes.
      expect(((correction.speed - speed) * correction.forMs) / 1000).toBeCloseTo(lag)
    }
  })
})
