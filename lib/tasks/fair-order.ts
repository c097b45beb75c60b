/**
 * Whose turn it is. Who has the fewest tasks in flight comes first; among those, who was served
 * longest ago; and of each member the oldest task. So a batch of fifty does not keep a colleague's
 * single shot waiting: it waits for its own first one at most.
 *
 * A member's second task comes as if the first were in flight and its sender served just now.
 * Spelled out: the tasks of a member climb one level each from what is in flight; within a level,
 * whoever had more in flight at the start was served less since, and comes first.
 */

/** A waiting task, as the order knows it. */
export type Turn = {
  id: string
  userId: string
  /** 0 for the oldest waiting task of its member, then 1, 2 … */
  place: number
}

/** What the order knows of a member; nobody served yet is null. */
export type MemberLoad = { inFlight: number; servedAt: Date | null }

export const IDLE: MemberLoad = { inFlight: 0, servedAt: null }

/** The level on which a member's task stands that has so many of their own before it. */
export const levelOf = ({ inFlight }: MemberLoad, place: number): number => inFlight + place

/** Below zero when, of two tasks on one level, the one of `a` goes first. */
export const compareOnLevel = (a: MemberLoad & Member, b: MemberLoad & Member): number =>
  b.inFlight - a.inFlight || served(a) - served(b) || (a.userId < b.userId ? -1 : 1)

type Member = { userId: string }

const served = ({ servedAt }: MemberLoad): number => servedAt?.getTime() ?? 0

/** Waiting tasks in the order in which they are sent. */
export const inFairOrder = <T extends Turn>(
  turns: readonly T[],
  loads: ReadonlyMap<string, MemberLoad>,
): T[] => {
  const keyed = turns.map((turn) => {
    const load = loads.get(turn.userId) ?? IDLE
    return { turn, ...load, userId: turn.userId, level: levelOf(load, turn.place) }
  })
  keyed.sort((a, b) => a.level - b.level || compareOnLevel(a, b))
  return keyed.map(({ turn }) => turn)
}
