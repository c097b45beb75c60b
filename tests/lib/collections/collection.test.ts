import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveBefore } from '@/lib/collections/collection'

describe('an order after a move', () => {
  it.each([
    [['a', 'b', 'c', 'd'], ['d'], 'b', ['a', 'd', 'b', 'c']],
    [['a', 'b', 'c', 'd'], ['a'], null, ['b', 'c', 'd', 'a']],
    [['a', 'b', 'c', 'd'], ['d', 'a'], 'c', ['b', 'a', 'd', 'c']],
    [['a', 'b', 'c', 'd'], ['b', 'c'], 'b', ['a', 'b', 'c', 'd']],
    [['a', 'b', 'c'], ['c'], 'nothing', ['a', 'b', 'c']],
    [['a', 'b', 'c'], ['nothing'], 'a', ['a', 'b', 'c']],
  ])('of %j, %j before %s, is %j', (order, moved, before, expected) => {
    expect(moveBefore(order, moved, before)).toEqual(expected)
  })

  it('has each of them once, and the rest as it was', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 })
    fc.assert(
      fc.property(ids, fc.array(fc.constantFrom(...'abcdefgh')), (order, moved) => {
        const before = order[Math.floor(order.length / 2)] ?? null
        const after = moveBefore(order, moved, before)
        expect([...after].sort()).toEqual([...order].sort())
        const rest = (list: string[]) => list.filter((id) => !moved.includes(id))
        expect(rest(after)).toEqual(rest(order))
      }),
    )
  })
})
