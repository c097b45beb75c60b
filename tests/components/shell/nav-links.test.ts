import { expect, test } from 'vitest'
import { navLinks } from '@/components/shell/nav-links'

test.each([
  ['/w/pier', 'Studio'],
  ['/w/pier/gallery', 'Gallery'],
  ['/w/pier/videos/abc', 'Gallery'],
  ['/w/pier/credits', 'Credits'],
  ['/w/pier/settings', 'Settings'],
])('%s belongs to %s', (pathname, label) => {
  const active = navLinks('pier', pathname).filter((link) => link.active)
  expect(active.map((link) => link.label)).toEqual([label])
})
