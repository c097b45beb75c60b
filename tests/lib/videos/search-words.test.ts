import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchTerms, searchWords } from '@/lib/videos/search-words'

describe('the words of a text', () => {
  it.each([
    ['A ferry, leaving!', ['a', 'ferry', 'leaving']],
    ['İSTANBUL ıssız ŞEHİR', ['istanbul', 'issiz', 'sehir']],
    ['don’t "stop" NEAR(x)', ['don', 't', 'stop', 'near', 'x']],
    ['밤바다', ['밤바다', '바다', '다']],
    ['밤바다'.normalize('NFD'), ['밤바다', '바다', '다']],
    ['밤바다3d에서', ['밤바다', '바다', '다', '3d', '에서', '서']],
    ['東京タワー', ['東京タワー', '京タワー', 'タワー', 'ワー', 'ー']],
    ['ferry ferry', ['ferry']],
    ['🌊🎬 ❤️ 1️⃣', ['1']],
    ['', []],
  ])('%j are %j', (text, words) => {
    expect(searchWords([text])).toEqual(words)
  })

  it('are written in digits where a tokenizer might cut them', () => {
    const [word = ''] = searchWords(['नमस्ते'])
    expect(word).toMatch(/^[0-9a-f]{36}$/)
    expect(word.startsWith(searchTerms('नम')[0] ?? '-')).toBe(true)
  })

  it('are those of all texts, without what is not there', () => {
    expect(searchWords(['Dawn', null, 'Mina'])).toEqual(['dawn', 'mina'])
  })

  it('are bounded in number and in length', () => {
    const korean = searchWords([
      Array.from({ length: 9_000 }, (_, at) => '가나다라마'[at % 5]).join(''),
    ])
    expect(Math.max(...korean.map((word) => word.length))).toBe(16)
    const many = searchWords([Array.from({ length: 9_000 }, (_, at) => `w${at}`).join(' ')])
    expect(many.length).toBe(2_500)
    expect(searchWords(['x'.repeat(9_000)])).toEqual(['x'.repeat(40)])
  })

  it('and the terms of a question hold no sign that a database reads', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(text, (asked) => {
        for (const word of [...searchWords([asked]), ...searchTerms(asked)]) {
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
        }
      }),
    )
  })

  it('are found by every beginning of theirs', () => {
    const words = fc.array(fc.stringMatching(/^[a-zğ가-힣]{1,12}$/), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (written, which, length) => {
        const word = written[which % written.length] ?? ''
        const asked = word.slice(0, 1 + (length % word.length))
        const kept = searchWords([written.join(' ')])
        for (const term of searchTerms(asked)) {
          expect(kept.some((each) => each.startsWith(term))).toBe(true)
        }
      }),
    )
  })
})

describe('the terms of a question', () => {
  it.each([
    ['ferry ist', ['ferry', 'ist']],
    ['"*:&|!() - ^', []],
    ['  ', []],
    ['🌊', []],
    ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
    ['가나다라마바사아자차카타파하가나다라', ['가나다라마바사아자차카타파하가나']],
    ['바다 바다', ['바다']],
  ])('%j are %j', (asked, terms) => {
    expect(searchTerms(asked)).toEqual(terms)
  })

  it('of a very long one are those of its beginning', () => {
    expect(searchTerms(`dawn ${'x'.repeat(10_000)} dusk`)).toEqual(['dawn', 'x'.repeat(40)])
  })
})
