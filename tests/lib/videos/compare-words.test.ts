import fc from 'fast-check'
import { expect, it } from 'vitest'
import { differingWords, type Run } from '@/lib/videos/compare-words'

const marked = (runs: Run[]) =>
  runs.map(({ text, differs }) => (differs ? `[${text.trim()}]` : text.trim())).join(' ')

it.each([
  ['a red boat at dusk', 'a blue boat at dusk', 'a [red] boat at dusk', 'a [blue] boat at dusk'],
  ['a boat', 'a slow boat', 'a boat', 'a [slow] boat'],
  ['고요한 바다, 새벽', '거친 바다, 새벽', '[고요한] 바다, 새벽', '[거친] 바다, 새벽'],
  ['', 'a boat', '', '[a boat]'],
  ['one  two', 'one two', 'one  two', 'one two'],
])('%s / %s', (left, right, a, b) => {
  const [x, y] = differingWords(left, right)
  expect([marked(x), marked(y)]).toEqual([a, b])
})

const texts = fc.array(fc.constantFrom('a', 'boat', '바다', '\n', ' ', 'İz'), { maxLength: 40 })

it('keeps every letter, marks nothing of the same text, and all words that it does not mark are the same', () => {
  fc.assert(
    fc.property(texts, texts, (one, two) => {
      const [left, right] = [one.join(' '), two.join(' ')]
      const [x, y] = differingWords(left, right)
      expect(x.map(({ text }) => text).join('')).toBe(left)
      expect(y.map(({ text }) => text).join('')).toBe(right)
      const same = (runs: Run[]) =>
        runs
          .filter(({ differs }) => !differs)
          .flatMap(({ text }) => text.split(/\s+/).filter(Boolean))
      expect(same(x)).toEqual(same(y))
      expect(differingWords(left, left)[0].some(({ differs }) => differs)).toBe(false)
    }),
  )
})

it('takes two prompts of the greatest length that share nothing', () => {
  const left = Array.from({ length: 1000 }, (_, at) => (at % 10).toString()).join(' ')
  const right = Array.from({ length: 1000 }, (_, at) => 'abcdefghij'[at % 10]).join(' ')
  expect(differingWords(left, right).map((runs) => runs.length)).toEqual([1, 1])
})
