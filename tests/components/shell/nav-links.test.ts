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

test('the gallery stands for what is found by way of it', () => {
  const leading = (pathname: string) =>
    navLinks('pier', pathname, false).flatMap((link) => (link.leads ? link.screen : []))
  expect(leading('/w/pier/screening/abc')).toEqual(['gallery'])
  expect(leading('/w/pier/gallery')).toEqual([])
})
