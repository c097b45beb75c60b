import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { firstMistake } from '@/components/tasks/composer/first-mistake'
import { SubmitNotice } from '@/components/tasks/composer/submit-notice'
import type { SubmitProblem } from '@/components/tasks/composer/use-submit'
import type { Locale } from '@/lib/intl/locale'
import { InLanguage } from '@/tests/helpers/in-language'

const notice = (over: Partial<SubmitProblem>, locale: Locale = 'en') =>
  renderToStaticMarkup(
    <InLanguage locale={locale}>
      <SubmitNotice
        workspace="w"
        problem={{ code: 'invalid', message: 'Some settings need a change.', fields: {}, ...over }}
      />
    </InLanguage>,
  )

const EMPTY = { prompt: 'Write a prompt.', image: 'Add a first frame.' }

describe('what is said above the button after a press that sent nothing', () => {
  test('names the first field of the form and its problem, counts the others, and leads there', () => {
    const markup = notice({ fields: EMPTY })
    expect(markup).toContain('First frame: Add a first frame. 1 more field needs a change.')
    expect(markup).toContain('Go to it')
    expect(markup).not.toContain('Some settings')
    expect(notice({ fields: EMPTY }, 'ko')).toContain('첫 프레임: ')
    expect(notice({ fields: EMPTY }, 'tr')).toContain('Düzeltilecek 1 alan daha var.')
  })
  test('names one of several prompts, and one of several images', () => {
    const problem = 'Write a prompt.'
    expect(notice({ fields: { 'alternatives.1': problem } })).toContain(`Prompt B: ${problem}`)
    expect(notice({ fields: { 'images.3': 'Add an image.' } })).toContain('Image 4: Add an image.')
    expect(notice({ fields: { images: 'At most 4.' } })).toContain('References: At most 4.')
  })
  test('says of what is too long only that: its count and the words beside it say the rest', () => {
    const fields = { prompt: 'At most 2,000 characters; this has 2,080.', image: 'Add a frame.' }
    const over = { fields: { prompt: fields.prompt }, tooLong: ['prompt'] }
    expect(notice(over)).toContain('Prompt: Too long.')
    expect(notice(over)).not.toContain('2,000')
    expect(notice({ fields, tooLong: ['prompt'] })).toContain('First frame: Add a frame. 1 more')
    expect(notice(over, 'ko')).toContain('프롬프트: 너무 깁니다.')
    expect(notice(over, 'tr')).toContain('İstem: Çok uzun.')
  })
  test('keeps its own words where no field is to blame', () => {
    const markup = notice({ message: 'The workspace is closed.' })
    expect(markup).toContain('The workspace is closed.')
    expect(markup).not.toContain('<button')
  })
})

test('the order is that of the form', () => {
  const errors = { sound: 's', 'alternatives.0': 'a', video: 'v' }
  expect(firstMistake(errors)).toEqual({
    field: 'video',
    name: 'video',
    place: 0,
    problem: 'v',
    more: 2,
  })
  expect(firstMistake({})).toBeNull()
})
