import { expect, it } from 'vitest'
import { daysLeft } from '@/lib/videos/trash-rules'

const HOUR_MS = 3_600_000

it.each([
  [0, 30],
  [1, 30],
  [24, 29],
  [28 * 24 + 1, 2],
  [29 * 24, 1],
  [29 * 24 + 1, 0],
  [31 * 24, 0],
])('after %d hours in the trash %d of 30 days are left', (hours, days) => {
  const now = new Date('2026-11-23T12:00:00Z')
  expect(daysLeft(new Date(now.getTime() - hours * HOUR_MS), now, 30)).toBe(days)
})
