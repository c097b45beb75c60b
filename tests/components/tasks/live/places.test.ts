import { describe, expect, test } from 'vitest'
import { candidatesOf } from '@/components/tasks/live/candidates'
import { type Places, seat } from '@/components/tasks/live/places'
import { aTask, aVideo } from '@/tests/components/tasks/task'

const moving = (...ids: string[]) => ids.map((id) => ({ id, rank: 1 }))
const news = (...ids: string[]) => ids.map((id) => ({ id, rank: 0 }))

describe('who has which place', () => {
  test('whoever keeps a place keeps the same one, and who comes takes a free one', () => {
    const first = seat([], moving('a', 'b', 'c'), 4)
    expect(first).toEqual(['a', 'b', 'c', null])
    expect(seat(first, moving('new', 'c', 'a'), 4)).toEqual(['a', 'new', 'c', null])
  })
  test('who came first stays, until their own news need the place', () => {
    const full: Places = ['a', 'b']
    expect(seat(full, moving('new', 'a', 'b'), 2)).toEqual(['a', 'b'])
    expect(seat(full, [...news('done'), ...moving('a', 'b')], 2)).toEqual(['a', 'done'])
  })
  test('nobody loses a place under a pointer', () => {
    const full: Places = ['a', 'b']
    const all = [...news('done'), ...moving('a', 'b')]
    expect(seat(full, all, 2, { still: true })).toEqual(full)
    expect(seat(['a', null], all, 2, { still: true })).toEqual(['a', 'done'])
  })
  test('an end stays where the task stood', () => {
    const places = seat([], moving('a', 'b', 'c'), 3)
    expect(seat(places, [...news('b'), ...moving('a', 'c')], 3)).toEqual(['a', 'b', 'c'])
  })
  test('fewer places keep the first', () => {
    expect(seat(['a', 'b', 'c'], moving('a', 'b', 'c'), 1)).toEqual(['a'])
  })
})

describe('what may have a place', () => {
  const mine = { id: 'user-1', name: 'Mina Seo' }
  const theirs = { id: 'user-2', name: 'Emre' }
  test("one's own newest end first, then what moves, then what others made", () => {
    const failed = aTask({ state: 'failed', stateAt: '2026-11-20T10:01:00.000Z' })
    const made = aVideo({ taskId: 'made', member: mine, createdAt: '2026-11-20T10:02:00.000Z' })
    const other = aVideo({ taskId: 'other', member: theirs, createdAt: '2026-11-20T10:03:00.000Z' })
    const running = aTask()
    const others = aTask({ mine: false })
    const candidates = candidatesOf(
      [running, others],
      { videos: [other, made], ended: [failed] },
      mine.id,
    )
    expect(candidates.sort((a, b) => a.rank - b.rank).map(({ id }) => id)).toEqual([
      'made',
      failed.id,
      running.id,
      others.id,
      'other',
    ])
  })
  test('a task whose video is there already is the video', () => {
    const task = aTask({ state: 'archiving' })
    const video = aVideo({ taskId: task.id, member: mine })
    expect(candidatesOf([task], { videos: [video], ended: [] }, mine.id)).toHaveLength(1)
  })
})
