import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { UsedInputs } from '@/components/videos/used-inputs'
import { InLanguage } from '@/tests/helpers/in-language'

test('a reference stands there with the name that it was sent with', () => {
  const drawn = renderToStaticMarkup(
    <InLanguage>
      <UsedInputs
        workspace="north"
        settings={{
          type: 'o3-pro-reference-to-video',
          prompt: 'image 2 waits',
          images: [{ inputId: 'a' }, { inputId: 'b', name: '미나' }],
        }}
      />
    </InLanguage>,
  )
  const [, first, second] = drawn.split('<li')
  expect(first).not.toContain('<p')
  expect(second).toMatch(/<p lang="ko"[^>]*>미나<\/p>/)
})
