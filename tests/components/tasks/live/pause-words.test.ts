import { expect, test } from 'vitest'
import { pauseWords, resumeWords, waitingWords } from '@/components/tasks/live/pause-words'
import { toPlainSentence, toSentence } from '@/components/tasks/live/sentence'
import { submitOutcome } from '@/lib/kling/outcome'

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
  const words = pauseWords(reasonOf(status), 3140)
  expect(words.why).toBe(why)
  expect(words.first).toContain(first)
})

test('lost answers say that they may have been charged', () => {
  const { why } = pauseWords('5 answers in a row were lost', 0)
  expect(why).toBe('5 answers in a row were lost. Each of those requests may have been charged.')
})

test('a reason that nobody foresaw is said as it is', () => {
  expect(pauseWords('An admin paused it', 0)).toEqual({ why: 'An admin paused it.', first: '' })
})

test.each([
  [0, 0, 'none waits yet'],
  [1, 240, '1 waits, 240 credits'],
  [12, 2880, '12 wait, 2,880 credits'],
])('%d that wait', (waiting, heldCredits, words) => {
  const pause = { reason: '', since: null, waiting, heldCredits }
  expect(waitingWords(pause)).toContain(words)
  expect(resumeWords(pause)).toContain('pauses again')
})
