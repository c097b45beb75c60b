import { describe, expect, it } from 'vitest'
import { groupPins, nextInGroup } from '@/components/videos/group-pins'

const pin = (frame: number, id = `at ${frame}`) => ({ id, frame, name: 'Mina' })
const framesOf = (groups: { frame: number }[][]) =>
  groups.map((group) => group.map(({ frame }) => frame))

describe('pins on the seek bar', () => {
  it('stand alone where there is room, whatever their order', () => {
    expect(framesOf(groupPins([pin(40), pin(0), pin(20)], 10))).toEqual([[0], [20], [40]])
  })

  it('stand together where they would lie over the first of them', () => {
    expect(framesOf(groupPins([pin(0), pin(6), pin(12), pin(18)], 10))).toEqual([
      [0, 6],
      [12, 18],
    ])
    expect(framesOf(groupPins([pin(5, 'a'), pin(5, 'b')], 0.1))).toEqual([[5, 5]])
    expect(groupPins([], 10)).toEqual([])
  })

  it('lead from one to the next, and round', () => {
    const group = [pin(3), pin(6)]
    expect(nextInGroup(group, 0)?.frame).toBe(3)
    expect(nextInGroup(group, 3)?.frame).toBe(6)
    expect(nextInGroup(group, 6)?.frame).toBe(3)
    expect(nextInGroup([], 0)).toBeUndefined()
  })
})
