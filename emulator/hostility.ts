import { drawCdn } from './draw-cdn'
import { drawCreate } from './draw-create'
import { drawStatus } from './draw-status'
import type { Fault, FaultPlace } from './fault-kinds'
import type { Personality } from './personality'
import type { Rates } from './rates'
import { type Random, randomFrom } from './scene/random'

/** One evil that waits for a request; `strike` counts it when it is used. */
export type Drawn = { fault: Fault; strike(): void }

export type Hostility = { draw(place: FaultPlace, name: string): Drawn[] }

/** What the draws of one request go by. */
export type Draw = {
  rates: Rates
  /** This request's own numbers. */
  random: Random
  /** The numbers of its prompt or task, the same at every request. */
  lasting: Random
  /** Which request this is of its prompt or task, from 1. */
  visit: number
  /** Whether this evil may strike once more. */
  isLeft(evil: string): boolean
  /** `evil` bounds it; without one it may strike for ever. */
  add(fault: Fault, evil?: string): void
}

const DRAWS: Record<FaultPlace, (draw: Draw) => void> = {
  create: drawCreate,
  status: drawStatus,
  cdn: drawCdn,
}

type Past = { visits: number; strikes: Record<string, number> }

/**
 * The hostile personality. A draw depends on the seed, the place, the name of the prompt or task
 * and its own past alone: other requests in between change nothing.
 */
export const createHostility = ({
  seed,
  rates,
}: Extract<Personality, { personality: 'hostile' }>): Hostility => {
  const pasts = new Map<string, Past>()
  return {
    draw: (place, name) => {
      const key = `${seed}|${place}|${name}`
      const past = pasts.get(key) ?? { visits: 0, strikes: {} }
      pasts.set(key, past)
      past.visits += 1
      const drawn: Drawn[] = []
      const strikesOf = (evil: string) => past.strikes[evil] ?? 0
      DRAWS[place]({
        rates,
        random: randomFrom(`${key}|${past.visits}`),
        lasting: randomFrom(key),
        visit: past.visits,
        isLeft: (evil) => strikesOf(evil) < rates.mostPerTask,
        add: (fault, evil) =>
          drawn.push({
            fault,
            strike: () => {
              if (evil) past.strikes[evil] = strikesOf(evil) + 1
            },
          }),
      })
      return drawn
    },
  }
}
