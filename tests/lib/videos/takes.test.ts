import { describe, expect, it } from 'vitest'
import { branchLines, branchOf, sumOf, type Take, type TakeSource } from '@/lib/videos/takes'

const source = (videoId: string): TakeSource => ({
  kind: 'frame',
  seconds: 2.4,
  ...{ videoId, shotId: 's', shotNumber: 1, takeNumber: 1 },
})
const take = (id: string, billedCredits: number, from: string[] = []): Take => ({
  id,
  shotId: 's',
  shotNumber: 1,
  takeNumber: 1,
  billedCredits,
  choice: null,
  verdict: null,
  ratio: 1.7778,
  pictureUrl: null,
  isTrashed: false,
  sources: from.map(source),
})

// a → b → d, a → c → d, and e alone.
const TAKES = [
  take('a', 100),
  take('b', 20, ['a']),
  take('c', 3, ['a']),
  take('d', 4000, ['b', 'c']),
  take('e', 50_000),
]

describe('a branch', () => {
  it('is a take and all that came from it, each once', () => {
    expect(branchOf(TAKES, 'a')).toEqual({ takes: 4, credits: 4123 })
    expect(branchOf(TAKES, 'b')).toEqual({ takes: 2, credits: 4020 })
    expect(branchOf(TAKES, 'd')).toEqual({ takes: 1, credits: 4000 })
    expect(branchOf(TAKES, 'gone')).toEqual({ takes: 0, credits: 0 })
    expect(sumOf(TAKES)).toBe(54_123)
  })

  it('counts a bridge between two frames of one take once', () => {
    expect(branchOf([take('a', 1), take('b', 2, ['a', 'a'])], 'a')).toEqual({
      takes: 2,
      credits: 3,
    })
  })

  it('ends, whatever the rows say', () => {
    const circle = [take('a', 1, ['b']), take('b', 2, ['a']), take('c', 4, ['c'])]
    expect(branchOf(circle, 'a')).toEqual({ takes: 2, credits: 3 })
    expect(branchOf(circle, 'c')).toEqual({ takes: 1, credits: 4 })
    expect(branchLines(circle)).toEqual([])
  })
})

it('is drawn under its source, once, with what the branch cost; what stands alone is not', () => {
  expect(
    branchLines(TAKES).map(({ take, depth, branch }) => [take.id, depth, branch?.credits]),
  ).toEqual([
    ['a', 0, 4123],
    ['b', 1, 4020],
    ['d', 2, undefined],
    ['c', 1, 4003],
  ])
})
