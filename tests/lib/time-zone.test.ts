import { expect, test } from 'vitest'
import { parseTimeZone } from '@/lib/time-zone'

test.each([
  ['Asia/Seoul', 'Asia/Seoul'],
  ['Europe/Istanbul', 'Europe/Istanbul'],
  ['Mars/Olympus', 'UTC'],
  ['"><script>', 'UTC'],
  ['x'.repeat(5000), 'UTC'],
  ['', 'UTC'],
  [undefined, 'UTC'],
])('%s is computed in %s', (value, zone) => {
  expect(parseTimeZone(value)).toBe(zone)
})
