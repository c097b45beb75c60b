/**
 * A clock that jumps. Actors are generators that yield how many milliseconds they wait; between
 * two yields one runs alone, so a life is the same whenever it is told again.
 */
export type Actor = AsyncGenerator<number, void, void>

/** Thrown by an actor whose process dies here; all that the process was doing dies with it. */
export class Crash extends Error {}

type Scheduled = { actor: Actor; process: string; at: number; order: number }

export type VirtualTime = {
  /** Milliseconds since 1970. */
  now: () => number
  start: (process: string, actor: Actor, afterMs?: number) => void
  /** Wakes what sleeps in a process under this name no later than so. */
  hasten: (actor: Actor, at: number) => void
  /** Ends whatever a process is doing, without a word to it. */
  kill: (process: string) => void
  /** Runs until nobody waits, or until that instant. */
  run: (until: number) => Promise<void>
}

export const startVirtualTime = (
  startsAt: number,
  onCrash: (process: string) => void,
): VirtualTime => {
  let now = startsAt
  let order = 0
  let waiting: Scheduled[] = []

  const kill = (process: string) => {
    waiting = waiting.filter((one) => one.process !== process)
  }

  /** The earliest, and of equals the first that came; it stays where it is. */
  const findNext = (): Scheduled | undefined => {
    let next: Scheduled | undefined
    for (const one of waiting) {
      const isEarlier = !next || one.at < next.at || (one.at === next.at && one.order < next.order)
      if (isEarlier) next = one
    }
    return next
  }

  const step = async (one: Scheduled) => {
    try {
      const { done, value } = await one.actor.next()
      if (!done) waiting.push({ ...one, at: now + Math.max(0, value), order: order++ })
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      kill(one.process)
      onCrash(one.process)
    }
  }

  return {
    now: () => now,
    start: (process, actor, afterMs = 0) => {
      waiting.push({ actor, process, at: now + afterMs, order: order++ })
    },
    hasten: (actor, at) => {
      for (const one of waiting) if (one.actor === actor && one.at > at) one.at = at
    },
    kill,
    run: async (until) => {
      for (;;) {
        const next = findNext()
        if (!next || next.at > until) return
        waiting.splice(waiting.indexOf(next), 1)
        now = Math.max(now, next.at)
        await step(next)
      }
    },
  }
}
