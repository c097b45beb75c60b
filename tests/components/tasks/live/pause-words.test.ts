import { expect, test } from 'vitest'
import { pauseWords, resumeWords, waitingWords } from '@/components/tasks/live/pause-words'
import { toPlainSentence, toSentence } from '@/components/tasks/live/sentence'
import { writeReason } from '@/lib/kling/reason'
import { submitOutcome } from '@/lib/kling/submit-outcome'
import { english, korean, textOf, turkish } from '@/tests/components/tasks/words'

test.each([
  ['Kling does not accept the API key (401).', 'Kling does not accept the API key (401).'],
  ['5 answers in a row were lost', '5 answers in a row were lost.'],
  ['the account is empty', 'The account is empty.'],
  [' ', ''],
])('%j reads %j', (reason, sentence) => {
  expect(toSentence(reason)).toBe(sentence)
})

test('a plain sentence leaves out what a system calls it', () => {
  const reason = 'The connection broke before Kling answered (ECONNRESET).'
  expect(toPlainSentence(reason)).toBe('The connection broke before Kling answered.')
  expect(toPlainSentence('Kling answered with an error (500).')).toContain('(500)')
})

/** The reason as the client gives it for an answer of this status. */
const reasonOf = (httpStatus: number): string => {
  const outcome = submitOutcome({ kind: 'answer', httpStatus, headers: {}, bodyText: '{}' })
  if (outcome.kind !== 'rejected' || !outcome.pause) throw new Error('this does not pause')
  return outcome.pause
}

test.each([
  [401, 'Kling does not accept the API key.', 'KLING_API_KEY'],
  [402, 'Kling says the account is empty. Dailies counted 3,140.', 'Top up'],
  [403, 'Kling refuses this API key or this server.', 'with Kling'],
  [404, 'No Kling API answers at KLING_BASE_URL.', 'Correct it'],
  [405, 'No Kling API answers at KLING_BASE_URL.', 'Correct it'],
  [302, 'KLING_BASE_URL answers with a redirect.', 'Correct it'],
])('%d says why, and what comes first', (status, why, first) => {
  const words = pauseWords(english, reasonOf(status), 3140)
  expect(words.why).toBe(why)
  expect(words.first).toContain(first)
})

const afterFive = writeReason('answers_lost', 5)

test('lost answers say that they may have been charged', () => {
  expect(pauseWords(english, afterFive, 0).why).toBe(
    '5 answers in a row were lost. Each of those requests may have been charged.',
  )
  expect(pauseWords(english, writeReason('answers_lost', 1), 0).why).toContain('That request may')
  expect(pauseWords(korean, afterFive, 0).why).toBe(
    '답을 연달아 5번 받지 못했습니다. 각 요청이 청구되었을 수 있습니다.',
  )
  expect(pauseWords(turkish, afterFive, 0).why).toContain('Art arda 5 yanıt kayboldu.')
})

test('an empty account names what was counted, as the language writes numbers', () => {
  const reason = writeReason('account_empty', 402)
  expect(pauseWords(turkish, reason, 3140).why).toContain('3.140')
  expect(pauseWords(korean, reason, 3140).why).toContain('3,140')
})

test('a reason that nobody foresaw, or from before there were codes, is said in its own language', () => {
  const { why, first } = pauseWords(korean, 'An admin paused it', 0)
  expect(textOf(why)).toBe('An admin paused it.')
  expect(why).toMatchObject({ props: { lang: 'en' } })
  expect(first).toBe('')
})

const pauseOf = (waiting: number, heldCredits: number) => ({
  reason: '',
  since: null,
  waiting,
  heldCredits,
})

test.each([
  [0, 0, 'none waits yet'],
  [1, 240, '1 waits, 240 credits'],
  [12, 2880, '12 wait, 2,880 credits'],
])('%d that wait', (waiting, heldCredits, words) => {
  const pause = pauseOf(waiting, heldCredits)
  expect(waitingWords(english, pause)).toContain(words)
  expect(resumeWords(english, pause)).toContain('pauses again')
})

test('what waits has no plural in Korean, and is singular after a number in Turkish', () => {
  expect(waitingWords(korean, pauseOf(12, 2880))).toContain('12개가 대기 중이며 2,880 크레딧이')
  expect(waitingWords(turkish, pauseOf(12, 2880))).toContain('12 görev bekliyor, 2.880 kredi')
  expect(waitingWords(turkish, pauseOf(0, 0))).toContain('henüz bekleyen yok')
  expect(resumeWords(korean, pauseOf(0, 0))).toMatch(/^다음 작업이/)
})
