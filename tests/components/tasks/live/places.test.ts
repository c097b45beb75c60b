import { describe, expect, test } from 'vitest'
import { candidatesOf, countNew } from '@/components/tasks/live/candidates'
import { type Places, seat, seatAnew } from '@/components/tasks/live/places'
import { nextPlaces } from '@/components/tasks/live/use-places'
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
  test('what was pressed keeps its place when the studio gives it another id', () => {
    const pressed: Places = ['pending', 'a', 'b']
    const told = [{ id: 'task', was: 'pending', rank: 1 }, ...moving('a', 'b', 'c')]
    expect(seat(pressed, moving('pending', 'c', 'a', 'b'), 3)).toEqual(pressed)
    expect(seat(pressed, [...moving('c'), ...told], 3)).toEqual(['task', 'a', 'b'])
  })
  test('an end stays where the task stood', () => {
    const places = seat([], moving('a', 'b', 'c'), 3)
    expect(seat(places, [...news('b'), ...moving('a', 'c')], 3)).toEqual(['a', 'b', 'c'])
  })
  test('fewer places keep the first', () => {
    expect(seat(['a', 'b', 'c'], moving('a', 'b', 'c'), 1)).toEqual(['a'])
  })
})

describe('who has which place once everybody is placed anew', () => {
  const sent = (...ids: string[]) => ids.map((id) => ({ id, rank: 1, stage: 'sent' as const }))
  const generating = (...ids: string[]) =>
    ids.map((id) => ({ id, rank: 1, stage: 'generating' as const }))
  const running = generating('r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7')
  test('what generates comes before what waits', () => {
    const all = [...generating('r1'), ...moving('q1', 'q2')]
    expect(seatAnew(all, 2)).toEqual(['r1', 'q1'])
  })
  test('what was just sent is seen where everything is taken, and takes half of it at most', () => {
    expect(seatAnew([...sent('new'), ...running], 6)).toEqual(['new', 'r1', 'r2', 'r3', 'r4', 'r5'])
    const takes = sent('t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8')
    expect(seatAnew([...takes, ...running], 6)).toEqual(['t1', 't2', 't3', 'r1', 'r2', 'r3'])
    expect(seatAnew([...takes, ...running], 2)).toEqual(['t1', 'r1'])
  })
  test('it takes more where less generates, and all of it comes before the queue', () => {
    const takes = sent('t1', 't2', 't3', 't4', 't5')
    const all = [...takes, ...generating('r1'), ...moving('q1')]
    expect(seatAnew(all, 6)).toEqual(['t1', 't2', 't3', 't4', 't5', 'r1'])
    expect(seatAnew(all, 4)).toEqual(['t1', 't2', 't3', 'r1'])
  })
})

describe('when all of them are asked for, and fewer again', () => {
  const asked = { turn: '1', columns: 2, all: false, still: false }
  const sent = { id: 'sent', rank: 1, stage: 'sent' as const }
  const few = nextPlaces(null, [sent, ...moving('a', 'b', 'c', 'd')], asked)
  // It waits in line like the others by now.
  const queue = moving('a', 'b', 'c', 'd', 'sent')
  const every = nextPlaces(few, queue, { ...asked, all: true })

  test('who was seen stays where they were, and the others follow', () => {
    expect(few.places).toEqual(['sent', 'a', 'b', 'c'])
    expect(every.places).toEqual(['sent', 'a', 'b', 'c', 'd', null])
  })
  test('who is taken back then leaves a place free, and moves nobody', () => {
    const without = nextPlaces(every, moving('a', 'c', 'd', 'sent'), { ...asked, all: true })
    expect(without.places).toEqual(['sent', 'a', null, 'c', 'd', null])
    expect(nextPlaces(without, moving('a', 'c', 'd', 'sent'), asked)).toMatchObject({
      rows: 2,
      places: ['sent', 'a', 'd', 'c'],
    })
  })
})

describe('after a press that came to nothing', () => {
  const asked = { turn: '0', columns: 3, all: false, still: false }
  const pressed = { ...asked, turn: '1' }
  const before = nextPlaces(null, moving('7', '6', '5', '4', '3', '2'), asked)
  const candidates = (...ids: string[]) => moving(...ids, '7', '6', '5', '4', '3', '2')
  const during = nextPlaces(before, candidates('pending-a', 'pending-b'), pressed)

  test('every card stands where it stood', () => {
    expect(during.places).toEqual(['pending-a', 'pending-b', '7', '6', '5', '4'])
    const after = nextPlaces(during, candidates(), pressed)
    expect(after.places).toEqual(before.places)
    expect(nextPlaces(after, candidates(), pressed).places).toEqual(before.places)
  })
  test('what ended meanwhile has its place', () => {
    const after = nextPlaces(during, [...news('3'), ...moving('7', '6', '5', '4', '2')], pressed)
    expect(after.places).toEqual(before.places)
  })
  test('a row that came with it goes with it', () => {
    const one = nextPlaces(null, moving('b', 'a'), asked)
    const two = nextPlaces(one, moving('pending-a', 'pending-b', 'b', 'a'), pressed)
    expect(two.rows).toBe(2)
    expect(nextPlaces(two, moving('b', 'a'), pressed)).toMatchObject({
      rows: 1,
      places: ['b', 'a', null],
    })
  })
  test('what was accepted keeps the place that it was pressed into', () => {
    const told = [
      { id: 'task', was: 'pending-a', rank: 1 },
      { id: 'other', was: 'pending-b', rank: 1 },
    ]
    const after = nextPlaces(during, [...told, ...candidates()], pressed)
    expect(after.places).toEqual(['task', 'other', '7', '6', '5', '4'])
    expect(
      nextPlaces(after, [...moving('task', 'other'), ...candidates()], pressed).places,
    ).toEqual(after.places)
  })
})

describe('after a press that was taken back', () => {
  const asked = { turn: '0', columns: 3, all: false, still: false }
  const pressed = { ...asked, turn: '1' }
  const others = moving('7', '6', '5', '4', '3', '2')
  const sent = { id: 'task', was: 'pending-1', rank: 1, stage: 'sent' as const }
  const before = nextPlaces(null, others, asked)
  const during = nextPlaces(before, [{ ...sent, id: 'pending-1' }, ...others], pressed)
  const told = nextPlaces(during, [sent, ...others], pressed)

  test('every card stands where it stood', () => {
    expect(told.places).toEqual(['task', '7', '6', '5', '4', '3'])
    const after = nextPlaces(told, others, pressed)
    expect(after.places).toEqual(before.places)
    expect(nextPlaces(after, [...others, ...moving('1')], pressed).places).toEqual(before.places)
  })
  test('what is cancelled after it went on moves nobody', () => {
    const queued = { ...sent, stage: undefined }
    const waits = nextPlaces(told, [queued, ...others], pressed)
    expect(nextPlaces(waits, moving('7', '6', '5', '4', '3'), pressed).places).toEqual([
      null,
      ...['7', '6', '5', '4', '3'],
    ])
  })
  test('and so does a press of which one was too late', () => {
    const two = [sent, { ...sent, id: 'other', was: 'pending-2' }]
    const both = nextPlaces(
      nextPlaces(before, [...moving('pending-1', 'pending-2'), ...others], pressed),
      [...two, ...others],
      pressed,
    )
    const late = [{ ...sent, stage: 'generating' as const }, ...moving('7', '6', '5', '4')]
    expect(nextPlaces(both, late, pressed).places).toEqual(['task', null, '7', '6', '5', '4'])
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
  test("what can be taken back, what generates, then the queue from its front; one's own first", () => {
    const queued = (id: string, queuedBefore: number, over = {}) =>
      aTask({ id, state: 'queued', queuedBefore, ...over })
    const sendsAt = '2026-11-20T10:00:04.000Z'
    const tasks = [
      queued('sent', 4, { sendsAt }),
      queued('third', 2),
      queued('next', 0),
      aTask({ id: 'running' }),
      aTask({ id: 'saving', state: 'archiving' }),
      queued('colleague-waits', 1, { mine: false, sendsAt }),
      aTask({ id: 'colleague-runs', mine: false }),
    ]
    const candidates = candidatesOf(tasks, { videos: [], ended: [] }, mine.id)
    expect(candidates.map(({ id }) => id)).toEqual([
      'sent',
      'running',
      'saving',
      'next',
      'third',
      'colleague-runs',
      'colleague-waits',
    ])
    expect(candidates.map(({ stage }) => stage).slice(0, 4)).toEqual([
      'sent',
      'generating',
      'generating',
      undefined,
    ])
  })
  test('what the studio tells of is known by the card that the press had', () => {
    const told = { ...aTask({ id: 'task' }), pendingId: 'pending-1' }
    expect(candidatesOf([told], { videos: [], ended: [] }, mine.id)).toMatchObject([
      { id: 'task', was: 'pending-1' },
    ])
  })
})

describe('what there is to take in', () => {
  const videos = [aVideo({ taskId: 'made' }), aVideo({ taskId: 'made-too' })]
  const ended = [aTask({ id: 'failed', state: 'failed' }), aTask({ id: 'lost', state: 'lost' })]
  test('is every video, also where each of them stands in a card', () => {
    expect(countNew({ videos, ended: [] }, new Set(['made', 'made-too']))).toBe(2)
  })
  test('is videos alone where there are any: beside their list it says what comes with a press', () => {
    expect(countNew({ videos, ended }, new Set())).toBe(2)
  })
  test('is what ended otherwise where there is none, unless it is seen', () => {
    expect(countNew({ videos: [], ended }, new Set(['failed', null]))).toBe(1)
    expect(countNew({ videos: [], ended }, new Set())).toBe(2)
  })
})
