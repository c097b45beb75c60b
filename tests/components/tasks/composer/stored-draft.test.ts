import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenFrom, EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { parseDraft } from '@/components/tasks/composer/stored-draft'

test('a kept draft comes back whole', () => {
  const draft = {
    ...EMPTY_DRAFT,
    mode: 'reference' as const,
    prompt: '고요한 바다 </script>',
    images: [chosenFrom({ inputId: 'a' }), chosenFrom({ url: 'https://example.com/b.png' })],
    projectId: 'p',
    sound: false,
  }
  expect(parseDraft(JSON.stringify(draft))).toEqual(draft)
})

test.each([null, '', '{', '[]', '"text"', '7'])('%j is an empty draft', (json) => {
  expect(parseDraft(json)).toEqual(EMPTY_DRAFT)
})

test('what another version wrote is read as far as it goes', () => {
  const read = parseDraft(
    JSON.stringify({
      mode: 'dance',
      prompt: 'kept',
      durationSeconds: 99,
      images: [7, { ref: {} }],
    }),
  )
  expect(read).toEqual({ ...EMPTY_DRAFT, prompt: 'kept' })
})

test('one that an earlier version kept once it was sent was sent in its mode', () => {
  const { sentAs: _, ...earlier } = { ...EMPTY_DRAFT, mode: 'image' as const, isElsewhere: true }
  expect(parseDraft(JSON.stringify(earlier))).toEqual({ ...earlier, sentAs: 'image' })
})

test('no text whatever makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (json) => {
      expect(parseDraft(json)).toHaveProperty('mode')
    }),
  )
})
