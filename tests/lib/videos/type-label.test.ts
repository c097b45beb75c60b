import { expect, it, test } from 'vitest'
import { KLING_TYPES } from '@/lib/kling/catalog'
import { shortTypeLabel, typeLabel } from '@/lib/videos/type-label'

test.each([
  ['pro-image-to-video', 'Kling 3.0 Pro, from image', 'Pro 3.0'],
  ['o3-std-reference-to-video', 'Kling O3 Standard, from references', 'Standard O3'],
  ['o3-pro-video-edit', 'Kling O3 Pro, edit of a video', 'Pro O3'],
] as const)('%s is %s, in short %s', (type, long, short) => {
  expect(typeLabel(type)).toBe(long)
  expect(shortTypeLabel(type)).toBe(short)
})

it('tells all types apart', () => {
  expect(new Set(KLING_TYPES.map(typeLabel)).size).toBe(KLING_TYPES.length)
})
