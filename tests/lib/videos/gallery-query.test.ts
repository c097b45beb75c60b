import { expect, it } from 'vitest'
import { galleryQueryString, parseGalleryQuery } from '@/lib/videos/gallery-query'

const parse = (address: string) =>
  parseGalleryQuery(Object.fromEntries(new URLSearchParams(address)))

it('reads what it writes', () => {
  const query = {
    search: 'ferry "İstanbul" & 바다',
    project: 'p1',
    member: 'm-_1',
    model: 'o3',
    type: 'o3-pro-video-edit',
    ratio: '9:16',
    sound: 'off',
    choice: 'none',
    verdict: 'changes',
    shot: 's1',
    date: '2026-11-20..2026-11-23',
  } as const
  expect(parse(galleryQueryString(query))).toEqual(query)
})

it('is the same address however the filters were ordered', () => {
  expect(galleryQueryString(parse('member=m&project=p'))).toBe('project=p&member=m')
  expect(galleryQueryString({ date: '2026', shot: 's', search: 'x' })).toBe(
    'search=x&shot=s&date=2026',
  )
})

it('filters nothing by what it does not understand', () => {
  expect(galleryQueryString(parse(`type=8k&project=&member=${'x'.repeat(65)}&page=3`))).toBe('')
  expect(galleryQueryString(parse('type=__proto__'))).toBe('')
  const odd = 'model=4&ratio=4:3&sound=yes&choice=maybe&verdict=select&date=2026-02-31&search=%20'
  expect(parse(odd)).toEqual({})
  expect(parse('constructor=x&toString=y&cursor=1&count=1')).toEqual({})
  expect(parseGalleryQuery({ project: ['a', 'b'] })).toEqual({})
})

it('searches for so much and no more, and never for half a character', () => {
  expect(parse(`search=${'가'.repeat(500)}`).search).toBe('가'.repeat(200))
  const pictures = parse(`search=${encodeURIComponent('🌊'.repeat(500))}`).search ?? ''
  expect([...pictures].length).toBe(200)
  expect(() => encodeURIComponent(pictures)).not.toThrow()
})
