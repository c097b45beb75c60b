import { expect, test } from 'vitest'
import { laterSkew } from '@/components/tasks/live/clock-skew'

test.each([
  ['the first answer', undefined, -300, -300],
  ['one that was on its way for longer', -40, -300, -40],
  ['a quicker one', -300, -40, -40],
  ['a browser whose clock was set forward', -40, -60_000, -60_000],
  ['a browser whose clock was set back', -40, 60_000, 60_000],
])('%s', (_name, known, found, expected) => {
  expect(laterSkew(known, found)).toBe(expected)
})
