import { expect, it } from 'vitest'
import { galleryQuery, hasFilters, parseGalleryFilters } from '@/lib/videos/gallery-filters'

const parse = (query: string) => parseGalleryFilters(new URLSearchParams(query))

it('reads what it writes', () => {
  const filters = { project: 'p1', type: 'o3-pro-video-edit', member: 'm-_1' } as const
  expect(parse(galleryQuery(filters))).toEqual(filters)
})

it('is the same address however the filters were ordered', () => {
  expect(galleryQuery(parse('member=m&project=p'))).toBe('project=p&member=m')
})

it('filters nothing by what it does not understand', () => {
  expect(hasFilters(parse(`type=8k&project=&member=${'x'.repeat(65)}&page=3`))).toBe(false)
  expect(hasFilters(parse('type=__proto__'))).toBe(false)
})
