import { useTranslations } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { messageKey, saidByKey, say } from '@/lib/intl/said'
import { speakerOf } from '@/lib/intl/translate'
import { InLanguage } from '@/tests/helpers/in-language'

const said = say('errors.unknownField', { name: 'owner' })

it('says the same in every language, with what stands in its gaps', () => {
  expect(speakerOf('en')(said)).toBe('There is no field “owner”.')
  expect(speakerOf('ko')(said)).toBe('“owner” 필드는 없습니다.')
  expect(speakerOf('tr')(said)).toBe('“owner” adlı bir alan yok.')
})

it('gives an error an English message for the log', () => {
  expect(new AppError('invalid', said).message).toBe('There is no field “owner”.')
})

it('knows the sentence that a schema names, and takes no other text for one', () => {
  expect(saidByKey(messageKey('errors.notJson'))).toEqual(say('errors.notJson'))
  expect(saidByKey('Invalid input: expected string')).toBeNull()
})

const Hello = () => <p>{useTranslations('errors')('notJson')}</p>

it('draws a component in a language', () => {
  expect(
    renderToStaticMarkup(
      <InLanguage locale="tr">
        <Hello />
      </InLanguage>,
    ),
  ).toBe('<p>İsteğin gövdesi JSON değil.</p>')
})
