import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PromptText } from '@/components/videos/prompt-text'
import { InLanguage } from '@/tests/helpers/in-language'

const draw = (text: string) =>
  renderToStaticMarkup(
    <InLanguage>
      <PromptText text={text} />
    </InLanguage>,
  )

test.each([
  ['many words', 'A harbour wakes while the fog lifts. '.repeat(30)],
  ['many lines', 'Fog.\n'.repeat(8)],
  ['Hangul, which is wide', '새벽의 등대와 작은 배 한 척이 있습니다. '.repeat(10)],
])('of %s the first lines are drawn, with a button for all', (_, text) => {
  expect(draw(text)).toMatch(/<p [^>]*line-clamp-6/)
  expect(draw(text)).toMatch(/<button[^>]*aria-expanded="false"[^>]*>.*Show all/)
})

test('a short text has no button', () => {
  expect(draw('A harbour wakes while the fog lifts from the cranes.')).not.toContain('<button')
})
