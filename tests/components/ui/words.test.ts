import { expect, test } from 'vitest'
import { initials } from '@/components/ui/initials'

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
