import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, searchTerms } from '@/lib/fold'

describe('fold', () => {
  it.each([
    ['İSTANBUL', 'istanbul'],
    ['ısırgan', 'isirgan'],
    ['IĞDIR', 'igdir'],
    ['Gökyüzü ŞAFAK çığ', 'gokyuzu safak cig'],
    ['Café', 'cafe'],
    ['ﬁlm ＡＢＣ １', 'film abc 1'],
    ['  two\t spaces ', 'two spaces'],
    ['밤바다', '밤바다'],
    ['밤바다'.normalize('NFD'), '밤바다'],
    ['が', 'が'],
    ['й', 'и'],
  ])('%s becomes %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('makes one of all the spellings of a name', () => {
    const spellings = ['Kırmızı Şehir', 'KIRMIZI ŞEHİR', 'kirmizi sehir', 'Kırmızı Şehir']
    expect(new Set(spellings.map((name) => fold(name.normalize('NFD')))).size).toBe(1)
  })

  it('finds a Korean word inside of another, whichever way each was typed', () => {
    expect(fold('고요한 밤바다.png').includes(fold('바다'.normalize('NFD')))).toBe(true)
  })

  it('changes nothing more when it is done again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('searchTerms', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['%', []],
    ['IMG_0012', ['img', '0012']],
    ['100% Şehir\\', ['100', 'sehir']],
    ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('%j asks for %j', (asked, terms) => {
    expect(searchTerms(asked)).toEqual(terms)
  })
})
