import type { Chance } from './chance'
import type { MemoryStore } from './memory-store'
import type { SimulatedKling } from './simulated-kling'
import { Crash, type VirtualTime } from './virtual-time'

/** Ways in which we could be wrong, to see that the judges notice. */
export const FLAWS = [
  'no_guards',
  'sends_again_after_crash',
  'sends_again_after_reset',
  'settles_the_estimate',
  'silence_is_failure',
  'takes_the_first_success_word_only',
] as const

export type Flaw = (typeof FLAWS)[number]

export type World = {
  chance: Chance
  time: VirtualTime
  store: MemoryStore
  kling: SimulatedKling
  flaw: Flaw | null
  /** What all instances know of the provider. */
  health: {
    paused: boolean
    throttledUntil: number
    pollingPausedUntil: number
    unknowns: number
  }
  /** Ids of our tasks, in the order in which they were submitted. */
  taskIds: string[]
  /** The newest number of credits that an answer told and that was stored, by task. */
  toldCredits: Map<string, number>
  /** Writes one line of the story. */
  tell: (line: string) => void
  /** Something may be due earlier than the workers know. */
  wakeWorkers: () => void
}

/**
 * The pause between two steps of ours. Now and then the process dies here, or the machine sleeps
 * for longer than any lease.
 */
export const betweenSteps = ({ chance, tell }: World): number => {
  if (chance.happens(0.015)) throw new Crash()
  if (!chance.happens(0.02)) return chance.between(0, 40)
  const ms = chance.between(30_000, 600_000)
  tell(`a worker sleeps for ${Math.round(ms / 1000)} s`)
  return ms
}

export const instant = (world: World): Date => new Date(Math.floor(world.time.now()))
