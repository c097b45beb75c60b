import { expect, it } from 'vitest'
import { galleryQueryString, parseGalleryQuery } from '@/lib/videos/gallery-query'

const parse = (address: string) =>
  parseGalleryQuery(Object.fromEntries(new URLSearchParams(address)))

it('reads what it writes', () => {
  const query = { project: 'p1', type: 'o3-pro-video-edit', member: 'm-_1', shot: 's1' } as const
  expect(parse(galleryQueryString(query))).toEqual(query)
})

it('is the same address however the filters were ordered', () => {
  expect(galleryQueryString(parse('member=m&project=p'))).toBe('project=p&member=m')
})

it('filters nothing by what it does not understand', () => {
  expect(galleryQueryString(parse(`type=8k&project=&member=${'x'.repeat(65)}&page=3`))).toBe('')
  expect(galleryQueryString(parse('type=__proto__'))).toBe('')
  expect(parseGalleryQuery({ project: ['a', 'b'] })).toEqual({})
})
