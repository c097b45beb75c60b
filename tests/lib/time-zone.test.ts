import { expect, test } from 'vitest'
import { parseTimeZone } from '@/lib/time-zone'

test.each([
  ['Asia/Seoul', 'Asia/Seoul'],
  ['Europe/Istanbul', 'Europe/Istanbul'],
  ['Mars/Olympus', null],
  ['"><script>', null],
  ['x'.repeat(5000), null],
  ['', null],
  [undefined, null],
])('%s is computed in %s', (value, zone) => {
  expect(parseTimeZone(value)).toBe(zone)
})
