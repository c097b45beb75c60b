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

const IDLE: MemberLoad = { inFlight: 0, servedAt: null }

/** Waiting tasks in the order in which they are sent. */
export const inFairOrder = <T extends Turn>(
  turns: readonly T[],
  loads: ReadonlyMap<string, MemberLoad>,
): T[] => {
  const keyed = turns.map((turn) => {
    const { inFlight, servedAt } = loads.get(turn.userId) ?? IDLE
    return { turn, level: inFlight + turn.place, inFlight, served: servedAt?.getTime() ?? 0 }
  })
  keyed.sort(
    (a, b) =>
      a.level - b.level ||
      b.inFlight - a.inFlight ||
      a.served - b.served ||
      (a.turn.userId < b.turn.userId ? -1 : 1),
  )
  return keyed.map(({ turn }) => turn)
}
