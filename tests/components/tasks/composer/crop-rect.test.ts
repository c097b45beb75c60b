import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CROP_RATIOS,
  largest,
  nearestRatio,
  placed,
  resized,
} from '@/components/tasks/composer/crop-rect'
import { imageSizeProblem } from '@/lib/media/input-limits'

const photograph = { width: 4000, height: 3000 }

describe('a part of a picture', () => {
  test('begins as the largest of its ratio, in the middle', () => {
    expect(largest(photograph, '16:9')).toEqual({ x: 0, y: 375, width: 4000, height: 2250 })
    expect(largest(photograph, '9:16')).toEqual({ x: 1159, y: 4, width: 1683, height: 2992 })
    expect(largest(photograph, '1:1')).toEqual({ x: 500, y: 0, width: 3000, height: 3000 })
    expect(largest(photograph, 'free')).toEqual({ x: 0, y: 0, width: 4000, height: 3000 })
  })
  test('takes the next width that has the ratio exactly', () => {
    const rect = largest(photograph, '16:9')
    expect(resized(rect, photograph, '16:9', { width: 1287, keep: 'corner' })).toEqual({
      x: 0,
      y: 375,
      width: 1280,
      height: 720,
    })
  })
  test('grows and shrinks around its middle', () => {
    const rect = { x: 1000, y: 1000, width: 1600, height: 900 }
    expect(resized(rect, photograph, '16:9', { width: 800, keep: 'middle' })).toEqual({
      x: 1400,
      y: 1225,
      width: 800,
      height: 450,
    })
  })
  test('is never smaller than what may be sent, where the picture has as much', () => {
    const rect = resized(largest(photograph, '16:9'), photograph, '16:9', {
      width: 1,
      keep: 'middle',
    })
    expect(rect.height).toBe(306)
    expect(imageSizeProblem(rect.width, rect.height)).toBeNull()
    const small = largest({ width: 400, height: 400 }, '16:9')
    expect(small).toMatchObject({ width: 400, height: 225 })
    expect(imageSizeProblem(small.width, small.height)?.key).toBe('inputs.limits.side')
  })
  test('free has a height of its own', () => {
    const rect = largest(photograph, 'free')
    const cut = resized(rect, photograph, 'free', { height: 1000, keep: 'corner' })
    expect(cut).toEqual({ x: 0, y: 0, width: 4000, height: 1000 })
  })

  const side = fc.integer({ min: 300, max: 8000 })
  const far = fc.integer({ min: -9000, max: 9000 })
  test('stays inside and keeps its ratio whatever is done to it', () => {
    fc.assert(
      fc.property(
        fc.record({ width: side, height: side }),
        fc.constantFrom(...CROP_RATIOS),
        fc.array(
          fc.record({ x: far, y: far, width: far, keep: fc.constantFrom('middle', 'corner') }),
        ),
        (picture, ratio, steps) => {
          const rect = steps.reduce(
            (now, { x, y, width, keep }) => {
              const next = resized(now, picture, ratio, { width, height: width, keep } as const)
              return placed(next, picture, { x, y })
            },
            largest(picture, ratio),
          )
          for (const value of Object.values(rect)) expect(Number.isInteger(value)).toBe(true)
          expect(Math.min(rect.x, rect.y)).toBeGreaterThanOrEqual(0)
          expect(rect.x + rect.width).toBeLessThanOrEqual(picture.width)
          expect(rect.y + rect.height).toBeLessThanOrEqual(picture.height)
          if (ratio === 'free') return
          const [across = 1, down = 1] = ratio.split(':').map(Number)
          expect(rect.width * down).toBe(rect.height * across)
        },
      ),
    )
  })
})

test('the nearest ratio loses the least', () => {
  expect(nearestRatio(4 / 3)).toBe('1:1')
  expect(nearestRatio(1.5)).toBe('16:9')
  expect(nearestRatio(0.6)).toBe('9:16')
})
