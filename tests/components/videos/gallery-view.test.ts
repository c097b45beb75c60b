import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isCovering, REACH, stretchAround, withWindow } from '@/components/videos/gallery-view'

it('draws within a frame what is in the window, and never more than is wanted', () => {
  const length = fc.integer({ min: -2_000, max: 50_000 })
  fc.assert(
    fc.property(
      length,
      length,
      fc.nat(4_000),
      fc.integer({ min: 200, max: 1_600 }),
      (y, from, more, screen) => {
        const now = { from, to: from + more }
        if (isCovering(now, y, screen)) return
        const wanted = stretchAround(y, screen, REACH)
        const next = withWindow(now, wanted, { y, screen })
        expect(isCovering(next, y, screen)).toBe(true)
        expect(next.from).toBeGreaterThanOrEqual(wanted.from)
        expect(next.to).toBeLessThanOrEqual(wanted.to)
      },
    ),
  )
})
