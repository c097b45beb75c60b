import { describe, expect, test } from 'vitest'
import { initials } from '@/components/ui/initials'
import { relativeTime } from '@/components/ui/relative-time'

test.each([
  ['Mina Seo', 'MS'],
  ['Emre Yıldız', 'EY'],
  ['김민서', '김민'],
  ['김민서'.normalize('NFD'), '김민'],
  ['İpek', 'İ'],
  ['Jean Paul de la Tour', 'JT'],
  ['  ', '?'],
  ['👩‍🚀', '👩‍🚀'],
])('%s is %s', (name, expected) => {
  expect(initials(name)).toBe(expected)
})

describe('how long ago', () => {
  const now = Date.parse('2026-11-20T12:00:00Z')
  test.each([
    ['2026-11-20T11:59:40Z', 'just now'],
    ['2026-11-20T12:00:20Z', 'just now'],
    ['2026-11-20T11:58:50Z', '1 min. ago'],
    ['2026-11-20T10:00:00Z', '2 hr. ago'],
    ['2026-11-19T11:00:00Z', 'yesterday'],
    ['2025-11-20T11:00:00Z', 'last yr.'],
  ])('%s is %s', (at, words) => {
    expect(relativeTime(Date.parse(at), now)).toBe(words)
  })
})
