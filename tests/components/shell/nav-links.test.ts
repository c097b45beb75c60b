import { expect, test } from 'vitest'
import { navLinks } from '@/components/shell/nav-links'

test.each([
  ['/w/pier', 'studio'],
  ['/w/pier/gallery', 'gallery'],
  ['/w/pier/videos/abc', 'gallery'],
  ['/w/pier/trash', 'gallery'],
  ['/w/pier/collections', 'collections'],
  ['/w/pier/collections/abc', 'collections'],
  ['/w/pier/screening/abc', 'screening'],
  ['/w/pier/inputs', 'inputs'],
  ['/w/pier/credits', 'credits'],
  ['/w/pier/settings', 'settings'],
])('%s belongs to %s', (pathname, screen) => {
  const active = navLinks('pier', pathname, false).filter((link) => link.active)
  expect(active.map((link) => link.screen)).toEqual([screen])
})

test('a task that has no video yet belongs to the studio', () => {
  const active = navLinks('pier', '/w/pier/videos/abc', true).filter((link) => link.active)
  expect(active.map((link) => link.screen)).toEqual(['studio'])
})

test('collections and screenings are found by way of the gallery as well', () => {
  const minor = navLinks('pier', '/w/pier', false).filter((link) => link.isMinor)
  expect(minor.map((link) => link.href)).toEqual(['/w/pier/collections', '/w/pier/screening'])
})
