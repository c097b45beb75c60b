import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentDisposition } from '@/lib/media/content-disposition'

describe('contentDisposition', () => {
  it.each([
    ['take 1.mp4', `attachment; filename="take 1.mp4"; filename*=UTF-8''take%201.mp4`],
    [
      '고양이.mp4',
      `attachment; filename="___.mp4"; filename*=UTF-8''%EA%B3%A0%EC%96%91%EC%9D%B4.mp4`,
    ],
    [
      'gökyüzü.mp4',
      `attachment; filename="gokyuzu.mp4"; filename*=UTF-8''g%C3%B6ky%C3%BCz%C3%BC.mp4`,
    ],
    ['a"b\\c%.mp4', `attachment; filename="a_b_c_.mp4"; filename*=UTF-8''a%22b_c%25.mp4`],
    [
      "it's (1)*.mp4",
      `attachment; filename="it's (1)*.mp4"; filename*=UTF-8''it%27s%20%281%29%2A.mp4`,
    ],
    [
      'x\r\nset-cookie: a',
      `attachment; filename="x__set-cookie: a"; filename*=UTF-8''x__set-cookie%3A%20a`,
    ],
  ])('%j', (name, header) => {
    expect(contentDisposition('attachment', name)).toBe(header)
  })

  it('has no name when there is none', () => {
    expect(contentDisposition('inline')).toBe('inline')
    expect(contentDisposition('inline', '')).toBe('inline')
  })

  it('is a valid header for any name, and gives the name back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const header = contentDisposition('attachment', name)
        expect(() => new Headers({ 'content-disposition': header })).not.toThrow()
        expect(header).toMatch(
          /^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]*$/,
        )
        const extended = decodeURIComponent(header.split("UTF-8''")[1] ?? '')
        expect(extended).toBe(name.replace(/[/\\\p{Cc}\p{Cs}]/gu, '_'))
      }),
    )
  })
})
