import { describe, expect, test } from 'vitest'
import { chosenFrom, EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { spokenName } from '@/components/tasks/composer/image-name'
import { findReferences, mentionAt, mentionOf } from '@/components/tasks/composer/mention'
import { referencesOf } from '@/components/tasks/composer/references'

const named = (name: string | null) => ({ ref: { inputId: 'i' }, name, ratio: null })
const draft = {
  ...EMPTY_DRAFT,
  mode: 'reference' as const,
  images: [
    named('Harbour.jpg'),
    named('미나.png'),
    named('Işık 2.png'),
    chosenFrom({ inputId: 'x' }),
  ],
}
const references = referencesOf(draft) ?? []

test('references are spoken of by their place, where the type takes them', () => {
  expect(references.map(({ word }) => word)).toEqual(['image 1', 'image 2', 'image 3', 'image 4'])
  expect(referencesOf({ ...draft, mode: 'text' })).toBeNull()
})

describe('an "@" in the prompt', () => {
  const at = (text: string) => mentionAt(text.replace('|', ''), text.indexOf('|'))

  test('names something from there to the caret', () => {
    expect(at('@|')).toEqual({ start: 0, query: '' })
    expect(at('turns to @mi| and')).toEqual({ start: 9, query: 'mi' })
    expect(at('배 위의 @미|')).toEqual({ start: 5, query: '미' })
    expect(at('(@2|)')).toEqual({ start: 1, query: '2' })
  })

  test.each([
    'mina@example|',
    '미나@예|',
    'no sign|',
    'before | @ it',
    '@ and then\nthe next line|',
    `@${'a'.repeat(25)}|`,
  ])('%j names nothing', (text) => {
    expect(at(text)).toBeNull()
  })
})

test('they are found by number, by word and by a part of the name', () => {
  const places = (query: string) => findReferences(references, query).map(({ place }) => place)
  expect(places('')).toEqual([1, 2, 3, 4])
  expect(places('4')).toEqual([4])
  expect(places('2')).toEqual([2, 3])
  expect(places('image 2')).toEqual([2])
  expect(places('harb')).toEqual([1])
  expect(places('미')).toEqual([2])
  expect(places('ışı')).toEqual([3])
  expect(places('nobody')).toEqual([])
})

test('one is inserted in plain words, by what it is called', () => {
  expect(references.map(mentionOf)).toEqual([
    'image 1, Harbour',
    'image 2, 미나',
    'image 3, Işık 2',
    'image 4',
  ])
})

test('a name is said in one line, without the kind of file, and not without an end', () => {
  expect(spokenName('ref 1.PNG')).toBe('ref 1')
  expect(spokenName('.png')).toBe('.png')
  expect(spokenName('Dr. No')).toBe('Dr. No')
  expect(spokenName('  red\n coat ')).toBe('red coat')
  expect(spokenName('바다.jpg'.normalize('NFD'))).toBe('바다')
  expect(spokenName(null)).toBe('')
  const long = spokenName(`${'word '.repeat(60)}`)
  expect(long).toBe('word '.repeat(16).trim())
  expect(spokenName('🌊'.repeat(150))).toBe('🌊'.repeat(40))
  expect(spokenName(`x${'🌊'.repeat(150)}`)).toBe(`x${'🌊'.repeat(39)}`)
})
