import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { videoTitle } from '@/lib/videos/video-title'

test.each([
  ['Crimson ridges at dusk, slow crane up', 'Crimson ridges at dusk'],
  ['A city. Rain.', 'A city'],
  ['Mist\nlifts', 'Mist'],
  ['1,000 birds over 3.5 km of sea', '1,000 birds over 3.5 km of sea'],
  ['고요한 바다 위로 해가 진다, 고정된 카메라', '고요한 바다 위로 해가 진다'],
  ['İstanbul sabahı: vapur yaklaşır', 'İstanbul sabahı'],
  ['A harbour — fog comes in', 'A harbour'],
  ['  wide   spaces  ', 'wide spaces'],
  ['', 'Untitled'],
  ['   ', 'Untitled'],
  ['...', '...'],
  [
    'The camera drifts forward over the ridges as the mist lifts',
    'The camera drifts forward over the…',
  ],
])('%j is called %j', (prompt, title) => {
  expect(videoTitle(prompt, 'Untitled')).toBe(title)
})

it('joins decomposed Korean before it counts', () => {
  expect(videoTitle('바다'.normalize('NFD'), 'Untitled')).toBe('바다')
})

it('cuts between graphemes where there is no space', () => {
  const family = '👨‍👩‍👧‍👦'
  expect(videoTitle(family.repeat(10), 'Untitled')).toBe(`${family.repeat(3)}…`)
})

it('is short, one line and never empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (prompt) => {
      const title = videoTitle(prompt, 'Untitled')
      expect(title).not.toBe('')
      expect(title.length).toBeLessThanOrEqual(41)
      expect(title).not.toMatch(/[\n\r]/)
    }),
  )
})
