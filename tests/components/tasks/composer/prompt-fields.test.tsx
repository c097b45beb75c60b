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

test('why no alternative may be added is said at its button alone: nothing is wrong', () => {
  const reason = 'At most 8 videos at once.'
  for (const markup of [draw(8), draw(3, ['Again, from the pier.'])]) {
    expect(markup).toContain(`title="${reason}"`)
    expect(markup.split(`>${reason}<`)).toHaveLength(2)
    expect(markup).toContain(`class="sr-only">${reason}`)
  }
  expect(draw(2, ['Again, from the pier.'])).not.toContain('At most')
})
