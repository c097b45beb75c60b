import { describe, expect, it } from 'vitest'
import { railEntries } from '@/components/videos/rail-entries'

const MONTHS = ['2026-11', '2026-10', '2025-12', '2025-01', '2024-06'].map((month, at) => ({
  month,
  videos: 10 * (at + 1),
}))

describe('the date rail', () => {
  it('has the months of the year in view, and each other year once', () => {
    expect(
      railEntries(MONTHS, '2026-10').map(({ to, isYear, videos }) => [to, isYear, videos]),
    ).toEqual([
      ['2026-11', false, 10],
      ['2026-10', false, 20],
      ['2025-12', true, 70],
      ['2024-06', true, 50],
    ])
    expect(railEntries(MONTHS, '2025-03').map(({ to, isYear }) => [to, isYear])).toEqual([
      ['2026-11', true],
      ['2025-12', false],
      ['2025-01', false],
      ['2024-06', true],
    ])
  })

  it('says for a year from when to when it has videos', () => {
    const [, , year] = railEntries(MONTHS, '2026-10')
    expect(year).toMatchObject({ from: '2025-01', to: '2025-12' })
  })
})
