import { describe, expect, test } from 'vitest'
import { inPresses, takesTogether } from '@/components/tasks/live/presses'
import {
  askedWords,
  placeWords,
  secondsToUndo,
  startWords,
} from '@/components/tasks/live/queue-words'
import { undoneWords } from '@/components/tasks/live/undone-words'
import { aTask } from '@/tests/components/tasks/task'
import { english, korean, turkish } from '@/tests/components/tasks/words'

const NOW = Date.parse('2026-11-20T10:05:00.000Z')

describe('where a queued task stands', () => {
  const at = (queuedBefore: number | null) => ({
    queuedBefore,
    startsInSeconds: 0,
    queuePaused: false,
  })
  test('its place is an ordinal, and the first is next', () => {
    const places = [null, 0, 1, 2, 3, 10, 20, 1111].map((before) => placeWords(english, at(before)))
    expect(places).toEqual([
      '',
      'next',
      '2nd in the queue',
      '3rd in the queue',
      '4th in the queue',
      '11th in the queue',
      '21st in the queue',
      '1,112th in the queue',
    ])
    expect(placeWords(korean, at(2))).toBe('대기열 3번째')
    expect(placeWords(turkish, at(2))).toBe('sırada 3.')
  })
  test('a paused queue has no places and no times', () => {
    const paused = { queuedBefore: 2, startsInSeconds: 30, queuePaused: true }
    expect(placeWords(english, paused)).toBe('paused')
    expect(startWords(english, paused)).toBeNull()
  })
  test('when it starts is said as exactly as it is known', () => {
    const said = (startsInSeconds: number | null, words = english) =>
      startWords(words, { queuedBefore: 1, startsInSeconds, queuePaused: false })
    expect(startWords(english, at(null))).toBeNull()
    expect(said(5)).toBe('starts in a moment')
    expect(said(6)).toBe('starts in about 10\u00a0s')
    expect(said(null)).toBe('starts when one ends')
    expect(said(null, korean)).toBe('작업 하나가 끝나면 시작')
    expect(said(null, turkish)).toBe('bir görev bitince başlar')
    expect(said(11)).toBe('starts in about 20\u00a0s')
    expect(said(100)).toBe('starts in about 2\u00a0min')
    expect(said(100, korean)).toBe('약 2분 뒤 시작')
    expect(said(100, turkish)).toBe('yaklaşık 2\u00a0dk. sonra başlar')
  })
})

describe('what waits to be taken back', () => {
  const sendsAt = new Date(NOW + 3200).toISOString()
  test('it counts down in whole seconds, and ends by itself', () => {
    const task = aTask({ state: 'queued', sendsAt })
    expect(secondsToUndo(task, NOW)).toBe(4)
    expect(secondsToUndo(task, NOW + 3100)).toBe(1)
    expect(secondsToUndo(task, NOW + 3200)).toBeNull()
    expect(secondsToUndo(aTask({ state: 'queued' }), NOW)).toBeNull()
    expect(secondsToUndo({ ...task, queuePaused: true }, NOW)).toBeNull()
  })

  const press = (takeNumber: number, over = {}) =>
    aTask({ state: 'queued', batchId: 'press', takeNumber, sendsAt, ...over })

  test('takes of one press stand together, in their order', () => {
    const [third, first, second] = [press(3), press(1), press(2)]
    const other = aTask()
    expect(takesTogether([third, other, first, second])).toEqual([first, second, third, other])
  })
  test('each card that still waits takes back all of its press that do', () => {
    const left = press(1, { state: 'sending', sendsAt: null })
    const [second, third, alone] = [press(2), press(3), aTask()]
    const known = inPresses([left, second, third, alone])
    expect(known.get(left.id)).toEqual({ severalTakes: true, undoes: 0 })
    expect(known.get(second.id)).toEqual({ severalTakes: true, undoes: 2 })
    expect(known.get(third.id)).toEqual({ severalTakes: true, undoes: 2 })
    expect(known.get(alone.id)).toEqual({ severalTakes: false, undoes: 0 })
  })
  test("nobody takes back a colleague's", () => {
    const theirs = press(1, { mine: false })
    expect(inPresses([theirs]).get(theirs.id)).toEqual({ severalTakes: false, undoes: 0 })
  })
  test('what came of it is said whole', () => {
    expect(undoneWords(english.t, { cancelled: 1, tooLate: 0 })).toBe(
      'Taken back. Nothing was charged.',
    )
    expect(undoneWords(english.t, { cancelled: 3, tooLate: 1 })).toBe(
      '3 were taken back; 1 had already left and goes on.',
    )
    expect(undoneWords(korean.t, { cancelled: 2, tooLate: 0 })).toBe(
      '2개 모두 전송을 취소했습니다. 청구되지 않았습니다.',
    )
    expect(undoneWords(turkish.t, { cancelled: 0, tooLate: 2 })).toBe(
      'Hiçbir görev geri alınmadı; 2 görev çoktan gönderilmişti ve sürüyor.',
    )
  })
})

test('when Kling was last asked stands on the card', () => {
  const asked = (secondsAgo: number, words = english) =>
    askedWords(words, { lastPolledAt: new Date(NOW - secondsAgo * 1000).toISOString() }, NOW)
  expect(askedWords(english, { lastPolledAt: null }, NOW)).toBeNull()
  expect([asked(-1), asked(2), asked(12), asked(150)]).toEqual([
    'just asked',
    'just asked',
    'asked 12\u00a0s ago',
    'asked 3\u00a0min ago',
  ])
  expect(asked(12, korean)).toBe('12초 전 확인')
})
