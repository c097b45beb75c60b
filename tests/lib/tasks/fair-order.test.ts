import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inFairOrder, type MemberLoad, type Turn } from '@/lib/tasks/fair-order'

const queueOf = (userId: string, count: number): Turn[] =>
  Array.from({ length: count }, (_, place) => ({ id: `${userId}${place}`, userId, place }))

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 9, 0, second))

const loadsOf = (loads: Record<string, [inFlight: number, servedAt: Date | null]>) =>
  new Map(
    Object.entries(loads).map(([userId, [inFlight, servedAt]]) => [userId, { inFlight, servedAt }]),
  )

const order = (turns: Turn[], loads: ReadonlyMap<string, MemberLoad> = new Map()) =>
  inFairOrder(turns, loads).map(({ id }) => id)

/** The rule as it is said, one step after the other: who is served counts as in flight. */
const stepByStep = (turns: Turn[], loads: ReadonlyMap<string, MemberLoad>): string[] => {
  const waiting = new Map<string, Turn[]>()
  for (const turn of turns) waiting.set(turn.userId, [...(waiting.get(turn.userId) ?? []), turn])
  const members = [...waiting].map(([userId, tasks]) => ({
    userId,
    tasks: tasks.sort((a, b) => a.place - b.place),
    inFlight: loads.get(userId)?.inFlight ?? 0,
    served: loads.get(userId)?.servedAt?.getTime() ?? 0,
  }))
  const sent: string[] = []
  for (let clock = 1e15; sent.length < turns.length; clock++) {
    const [next] = members
      .filter(({ tasks }) => tasks.length > 0)
      .sort(
        (a, b) => a.inFlight - b.inFlight || a.served - b.served || (a.userId < b.userId ? -1 : 1),
      )
    if (!next) break
    sent.push(next.tasks.shift()?.id ?? '')
    next.inFlight += 1
    next.served = clock
  }
  return sent
}

describe('the order of sending', () => {
  it('lets a single shot past a batch', () => {
    expect(order([...queueOf('batch', 4), ...queueOf('single', 1)])).toEqual([
      'batch0',
      'single0',
      'batch1',
      'batch2',
      'batch3',
    ])
  })

  it('serves whoever has fewer in flight first, then whoever was served longest ago', () => {
    const turns = [...queueOf('a', 2), ...queueOf('b', 2), ...queueOf('c', 1)]
    const loads = loadsOf({ a: [0, at(9)], b: [0, at(1)], c: [1, null] })
    expect(order(turns, loads)).toEqual(['b0', 'a0', 'c0', 'b1', 'a1'])
  })

  it('is the rule done step by step, whatever is waiting and in flight', () => {
    const member = fc.record({
      waiting: fc.integer({ min: 0, max: 8 }),
      inFlight: fc.integer({ min: 0, max: 5 }),
      servedAt: fc.option(fc.integer({ min: 0, max: 50 }).map(at)),
    })
    fc.assert(
      fc.property(fc.array(member, { maxLength: 8 }), (members) => {
        const turns = members.flatMap(({ waiting }, n) => queueOf(`member${n}-`, waiting))
        const loads = new Map(members.map((load, n) => [`member${n}-`, load]))
        expect(order(turns, loads)).toEqual(stepByStep(turns, loads))
      }),
    )
  })
})
