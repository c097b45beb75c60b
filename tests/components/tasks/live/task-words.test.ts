import { describe, expect, test } from 'vitest'
import {
  costWords,
  elapsedClock,
  isLoss,
  noteWords,
  stateWord,
  usualWords,
} from '@/components/tasks/live/task-words'
import { timeAxis } from '@/components/tasks/live/time-axis'
import { TASK_STATES } from '@/lib/tasks/lifecycle'
import type { TaskNote } from '@/lib/tasks/note'
import { aTask } from '@/tests/components/tasks/task'

const failed = (note: TaskNote) => aTask({ state: 'failed', note })

describe('what a failed task cost', () => {
  const rejected: TaskNote = { code: 'rejected', providerCode: 'INVALID_PROMPT', message: 'No.' }
  const after = (reportedCredits: number): TaskNote => ({
    code: 'failed',
    group: 'moderation',
    message: 'policy',
    reportedCredits,
  })
  test.each<[TaskNote, string, boolean]>([
    [rejected, 'Not charged', false],
    [after(0), '240 refunded', false],
    [after(240), 'Refund not confirmed: Kling reported 240', true],
    [{ code: 'written_off' }, '240 counted as lost', true],
    [{ code: 'sent_again' }, '240 counted as lost', true],
  ])('%j: %s', (note, words, loss) => {
    expect(costWords(failed(note))).toBe(words)
    expect(isLoss(failed(note))).toBe(loss)
  })
  test('a task that has not failed says nothing of cost', () => {
    expect(costWords(aTask())).toBeNull()
  })
})

test('every state has its words', () => {
  for (const state of TASK_STATES) expect(stateWord(aTask({ state }))).toMatch(/^\p{Lu}/u)
})

test('a note that only repeats the state is silent', () => {
  expect(noteWords(aTask())).toBeNull()
  expect(noteWords(aTask({ note: { code: 'unknown_outcome', reason: 'reset' } }))).toBeNull()
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
