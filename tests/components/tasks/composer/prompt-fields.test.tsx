import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { PromptFields } from '@/components/tasks/composer/prompt-fields'
import { InLanguage } from '@/tests/helpers/in-language'

const draw = (takes: number, alternatives: string[] = []) =>
  renderToStaticMarkup(
    <InLanguage>
      <PromptFields
        draft={{ ...EMPTY_DRAFT, takes, alternatives }}
        change={() => {}}
        errors={{}}
        leaveNote={() => {}}
        onBlur={() => {}}
      >
        {null}
      </PromptFields>
    </InLanguage>,
  )

const SEEN = '<p aria-hidden="true" class="text-third text-xs">At most 8 videos at once.</p>'

test('why no alternative may be added is seen', () => {
  expect(draw(8)).toContain(SEEN)
  expect(draw(3, ['Again, from the pier.'])).toContain(SEEN)
  expect(draw(2, ['Again, from the pier.'])).not.toContain('At most')
})
