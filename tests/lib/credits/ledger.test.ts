import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  grantLegs,
  holdLegs,
  isBalanced,
  orderedLegs,
  releaseLegs,
  settleLegs,
  writeOffLegs,
} from '@/lib/credits/ledger'

describe('the legs of a movement', () => {
  const credits = fc.integer({ min: 0, max: 1_000_000 })

  it('sum to zero, always', () => {
    fc.assert(
      fc.property(credits, credits, fc.boolean(), (held, billed, covers) => {
        const legs = [grantLegs, holdLegs, releaseLegs, writeOffLegs].map((make) => make(held))
        for (const each of [...legs, settleLegs(held, billed, covers)]) {
          expect(isBalanced(each)).toBe(true)
        }
      }),
    )
  })

  it.each([
    ['exactly what was held', 400, 400, true, { held: -400, spent: 400, available: 0 }],
    ['less: the rest goes back', 400, 380, true, { held: -400, spent: 380, available: 20 }],
    ['more, and it is there', 400, 450, true, { held: -400, spent: 450, available: -50 }],
    ['more than there is', 400, 450, false, { held: -400, spent: 450, written_off: -50 }],
    ['nothing', 400, 0, true, { held: -400, spent: 0, available: 400 }],
  ])('settle %s', (_, held, billed, covers, expected) => {
    expect(settleLegs(held, billed, covers)).toEqual(expected)
  })

  it('never take from the workspace when it cannot cover', () => {
    fc.assert(
      fc.property(credits, credits, (held, billed) => {
        expect(settleLegs(held, billed, false).available ?? 0).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('come in one order, so that two movements cannot lock each other', () => {
    expect(orderedLegs({ spent: 1, held: -3, available: 2 }).map(([kind]) => kind)).toEqual([
      'available',
      'held',
      'spent',
    ])
  })

  it.each([{ held: 1 }, { held: 0.5, available: -0.5 }, { held: Number.NaN }])(
    'that do not balance are refused: %j',
    (legs) => expect(isBalanced(legs)).toBe(false),
  )
})
