import {
  isPluralElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
  TYPE,
} from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { pseudo } from '@/lib/intl/pseudo'
import { messagesOf } from '@/lib/intl/translate'

describe('the pseudo-locale', () => {
  it('makes a text longer and taller, within brackets', () => {
    expect(pseudo({ a: { b: 'Generate', c: 'Pro', d: '' } })).toEqual({
      a: { b: '[Gệnệrậtệệ훑]', c: '[Prộộ]', d: '' },
    })
  })

  it('leaves the gaps and tags of a written message alone', () => {
    const written =
      '<figure>{available}</figure> of {count, plural, one {# <b>video</b>} other {# videos of {name}}}'
    expect(pseudo({ written })).toEqual({
      written:
        '[<figure>{available}</figure> ộf {count, plural, one {# <b>vịdệệộộ</b>} other {# vịdệộs ộff훑 {name}}}]',
    })
  })

  it('leaves the gaps and tags of a parsed message alone', () => {
    const parsed = [
      ['figure', ['available']],
      ' of ',
      ['count', 2, { one: [0, ' ', ['b', 'video']], other: 'videos', '=0': 0 }],
      ['share', 4, 'percent'],
      ['on', 5, { month: 'long' }],
      ['which', 1, { mine: 'mine', other: [['name']] }],
    ]
    expect(pseudo({ parsed })).toEqual({
      parsed: [
        '[',
        ['figure', ['available']],
        ' ộf ',
        ['count', 2, { one: [0, ' ', ['b', 'vịdệệộộ']], other: 'vịdệệộộs', '=0': 0 }],
        ['share', 4, 'percent'],
        ['on', 5, { month: 'long' }],
        ['which', 1, { mine: 'mịnệệ', other: [['name']] }],
        ']',
      ],
    })
  })

  it('grows every message by about two fifths and keeps what it is made of', () => {
    const english = flatten(messagesOf('en'))
    const grown = new Map(flatten(pseudo(messagesOf('en'))))
    expect(english.length).toBeGreaterThan(500)
    const sizes = { before: 0, after: 0 }
    for (const [key, text] of english) {
      const [before, after] = [parse(text), parse(grown.get(key) ?? '')]
      expect([key, skeleton(after)]).toEqual([key, skeleton(before)])
      sizes.before += width(literals(before))
      sizes.after += width(literals(after))
    }
    expect(sizes.after / sizes.before).toBeGreaterThan(1.35)
    expect(sizes.after / sizes.before).toBeLessThan(1.5)
  })
})

const flatten = (group: object, path = ''): [key: string, text: string][] =>
  Object.entries(group).flatMap(([name, value]) =>
    typeof value === 'string' ? [[path + name, value]] : flatten(value, `${path}${name}.`),
  )

const optionsOf = (element: MessageFormatElement) =>
  isPluralElement(element) || isSelectElement(element) ? Object.entries(element.options) : []

const childrenOf = (element: MessageFormatElement): MessageFormatElement[] =>
  isTagElement(element)
    ? element.children
    : optionsOf(element).flatMap(([, option]) => option.value)

/** What stands in a message beside its words. */
const skeleton = (elements: MessageFormatElement[]): unknown[] =>
  elements
    .filter(({ type }) => type !== TYPE.literal)
    .map((element) => [
      element.type,
      'value' in element ? element.value : '',
      optionsOf(element).map(([name]) => name),
      skeleton(childrenOf(element)),
    ])

const literals = (elements: MessageFormatElement[]): string =>
  elements
    .map((each) => (each.type === TYPE.literal ? each.value : literals(childrenOf(each))))
    .join('')

/** In letters of the Latin alphabet; a syllable of Hangul is about as wide as two. */
const width = (text: string): number =>
  text.length + (text.match(/\p{Script=Hangul}/gu)?.length ?? 0)
