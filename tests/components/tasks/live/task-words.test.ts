import { describe, expect, test } from 'vitest'
import { costParts, costWords, isLoss } from '@/components/tasks/live/cost-words'
import { noteWords, stateWord } from '@/components/tasks/live/task-words'
import { timeAxis } from '@/components/tasks/live/time-axis'
import {
  elapsedClock,
  nextTryWords,
  paceWords,
  untilWords,
  usualWords,
} from '@/components/tasks/live/time-words'
import { TASK_STATES } from '@/lib/tasks/lifecycle'
import type { ArchiveProblem, FailureGroup, TaskNote } from '@/lib/tasks/note'
import { aTask } from '@/tests/components/tasks/task'

const failed = (note: TaskNote) => aTask({ state: 'failed', note })
const rejected = (providerCode: string, message = ''): TaskNote => ({
  code: 'rejected',
  providerCode,
  message,
})
const after = (reportedCredits: number, group: FailureGroup = 'moderation'): TaskNote => ({
  code: 'failed',
  group,
  message: 'policy',
  reportedCredits,
})

describe('what a task that ended without a video cost', () => {
  test.each<[TaskNote, string, boolean]>([
    [rejected('INVALID_PROMPT'), 'Not charged', false],
    [after(0), '240 refunded', false],
    [after(180), 'Kling reported 180, refund not confirmed', true],
    [{ code: 'written_off' }, '240 counted as lost', true],
    [{ code: 'sent_again' }, '240 counted as lost', true],
  ])('%j: %s', (note, words, loss) => {
    expect(costWords(failed(note))).toBe(words)
    expect(isLoss(failed(note))).toBe(loss)
  })
  test('one that was withdrawn cost nothing', () => {
    expect(costWords(aTask({ state: 'cancelled' }))).toBe('Not charged')
  })
})

describe('what a task has cost so far', () => {
  test('what is held, and whether it is at risk', () => {
    expect(costWords(aTask())).toBe('240 held')
    for (const state of ['unconfirmed', 'stalled', 'lost'] as const) {
      expect(costWords(aTask({ state }))).toBe('240 held, at risk')
    }
  })
  test('a bill that differs from the estimate stands beside it', () => {
    const task = aTask({ state: 'archiving', billedCredits: 260, reportedCredits: 260 })
    expect(costParts(task)).toEqual(['260 charged', '240 estimated', 'Kling reported 260'])
  })
  test('what Kling reported is said once', () => {
    const task = { ...failed(after(180)), reportedCredits: 180 }
    expect(costParts(task)).toEqual(['Kling reported 180, refund not confirmed', '240 estimated'])
  })
  test('an estimate that stood in for the bill is called one', () => {
    const note: TaskNote = { code: 'settled_estimate' }
    const task = aTask({ state: 'archiving', billedCredits: 240, note })
    expect(costParts(task)).toContain('Kling named no price')
  })
})

describe('what happened, and what to do next', () => {
  test.each<[TaskNote, string, string]>([
    [after(0, 'moderation'), 'moderation', 'Change the prompt'],
    [after(0, 'bad_input'), 'could not use', 'Check the images'],
    [after(0, 'capacity'), 'no capacity', 'few minutes'],
    [after(0, 'unknown'), 'could not make', 'again'],
    [rejected('INVALID_PROMPT'), 'did not accept the prompt', 'Change the prompt'],
    [rejected('INVALID_PROMPT', 'violates our policy'), 'moderation', 'Change the prompt'],
    [rejected('INVALID_DURATION'), 'length', 'another length'],
    [rejected('INVALID_TYPE'), 'kind of request', 'another model'],
    [rejected('MISSING_IMAGE'), 'missed an image', 'Add the image'],
    [rejected('MISSING_VIDEO'), 'missed a video', 'Add the video'],
    [rejected('INVALID_API_KEY'), 'key', 'admin'],
    [rejected('HTTP_401'), 'key', 'admin'],
    [rejected('INSUFFICIENT_CREDITS'), 'could not pay', 'credits again'],
    [rejected('402'), 'could not pay', 'credits again'],
    [rejected('HTTP_403'), 'refused this studio', 'admin'],
    [rejected('HTTP_302'), 'No Kling API', 'KLING_BASE_URL'],
    [rejected('HTTP_404'), 'No Kling API', 'KLING_BASE_URL'],
    [rejected('HTTP_413'), 'too large', 'Shorten'],
    [rejected('HTTP_422', 'Seed must be even'), 'did not take it', '“Seed must be even”'],
    [rejected('HTTP_422'), 'did not take it', 'Change something'],
    [rejected('NOT_SENT', 'The first frame is gone.'), 'never sent', 'The first frame is gone.'],
    [{ code: 'written_off' }, 'Given up', 'unknown'],
    [{ code: 'sent_again' }, 'Sent again', 'unknown'],
  ])('%j', (note, title, advice) => {
    expect(stateWord(failed(note))).toContain(title)
    expect(noteWords(failed(note))).toContain(advice)
  })
})

test('every state has its words', () => {
  for (const state of TASK_STATES) expect(stateWord(aTask({ state }))).toMatch(/^\p{Lu}/u)
})

test('every trouble with saving has its own sentence', () => {
  const reasons: ArchiveProblem[] = [
    'expired',
    'unreachable',
    'not_a_video',
    'incomplete',
    'storage_full',
    'no_address',
    'refused_address',
    'internal',
  ]
  const words = reasons.map((reason) =>
    noteWords(aTask({ state: 'archiving', note: { code: 'archive_retry', reason } })),
  )
  expect(new Set(words).size).toBe(reasons.length)
})

test('a lost answer says how it was lost', () => {
  expect(noteWords(aTask())).toBeNull()
  const reason = 'The connection broke before Kling answered (ECONNRESET).'
  const task = aTask({ state: 'unconfirmed', note: { code: 'unknown_outcome', reason } })
  expect(noteWords(task)).toBe('The connection broke before Kling answered.')
})

describe('when the machine looks next', () => {
  const now = Date.parse('2026-11-20T10:00:00.000Z')
  test.each([
    [-5_000, 'now'],
    [400, 'in 1 s'],
    [12_000, 'in 12 s'],
    [299_000, 'in 5 min'],
  ])('%d ms: %s', (ms, words) => {
    expect(untilWords(now + ms, now)).toBe(words)
  })
  test('it is a try, or a question', () => {
    const nextTryAt = '2026-11-20T10:00:30.000Z'
    expect(nextTryWords(aTask({ state: 'queued', nextTryAt }), now)).toBe('Next try in 30 s.')
    expect(nextTryWords(aTask({ state: 'lost', nextTryAt }), now)).toBe('Asked again in 30 s.')
    expect(nextTryWords(aTask(), now)).toBeNull()
  })
})

test('a task that takes longer than such tasks do says so', () => {
  expect(paceWords(aTask(), 100)).toBe('usually 2–3 min')
  expect(paceWords(aTask(), 400)).toBe('over the usual 2–3 min')
  expect(paceWords(aTask({ state: 'queued' }), 400)).toBeNull()
})

test.each([
  [{ from: 120, to: 180 }, 'usually 2–3 min'],
  [{ from: 3.6, to: 6.2 }, 'usually 4–6 s'],
  [{ from: 0.1, to: 0.4 }, 'usually about 1 s'],
  [{ from: 280, to: 310 }, 'usually about 5 min'],
])('%j is %s', (usual, words) => {
  expect(usualWords(usual)).toBe(words)
})

test.each([
  [-3, '0:00'],
  [22.9, '0:22'],
  [100, '1:40'],
  [3725, '1:02:05'],
])('%d s is %s', (seconds, clock) => {
  expect(elapsedClock(seconds)).toBe(clock)
})

describe('the axis of time', () => {
  const usual = { from: 120, to: 180 }
  test('the band stands still while the tick comes nearer', () => {
    expect(timeAxis(100, usual)).toEqual({
      now: 100 / 240,
      bandFrom: 0.5,
      bandTo: 0.75,
      late: false,
    })
    expect(timeAxis(0, usual).now).toBe(0)
  })
  test('a late task moves the scale and never leaves it', () => {
    const late = timeAxis(1200, usual)
    expect(late.now).toBeLessThan(1)
    expect(late.late).toBe(true)
    expect(late.bandTo).toBeLessThan(0.75)
  })
})
