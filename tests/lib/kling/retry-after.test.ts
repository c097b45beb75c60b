import { expect, test } from 'vitest'
import { retryAfterMs } from '@/lib/kling/retry-after'

const NOW = new Date('2026-02-05T10:30:00Z')
const MINUTES_15 = 15 * 60_000

test.each<[string | undefined, number | null]>([
  [undefined, null],
  ['', null],
  ['soon', null],
  ['NaN', null],
  ['0', 1000],
  ['-5', 1000],
  ['0.2', 1000],
  ['1', 1000],
  ['2.5', 2500],
  [' 30 ', 30_000],
  ['+7', 7000],
  ['900', MINUTES_15],
  ['901', MINUTES_15],
  ['99999999999999999999', MINUTES_15],
  ['Infinity', null],
  ['1e3', null],
  ['0x10', null],
  ['2026', MINUTES_15],
  ['2026-02', null],
  ['Thu, 05 Feb 2026 10:30:20 GMT', 20_000],
  ['Thursday, 05-Feb-26 10:30:20 GMT', 20_000],
  ['Thu, 05 Feb 2026 09:00:00 GMT', 1000],
  ['Fri, 06 Feb 2026 10:30:00 GMT', MINUTES_15],
  ['2026-02-05T10:31:00Z', 60_000],
])('%j waits %j ms', (header, ms) => expect(retryAfterMs(header, NOW)).toBe(ms))
