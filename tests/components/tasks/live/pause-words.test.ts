import { expect, test } from 'vitest'
import { pauseSentence } from '@/components/tasks/live/pause-words'

test.each([
  ['Kling does not accept the API key (401).', 'Kling does not accept the API key (401).'],
  ['5 answers in a row were lost', '5 answers in a row were lost.'],
  ['the account is empty', 'The account is empty.'],
  [' ', ''],
])('%j reads %j', (reason, sentence) => {
  expect(pauseSentence(reason)).toBe(sentence)
})
