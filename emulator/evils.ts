import type { Fault, FaultKind, FaultOf, FaultPlace } from './fault-kinds'
import { type Faults, isOneOf, type Subject } from './faults'
import { createHostility, type Hostility } from './hostility'
import type { Personality } from './personality'

/** Takes, and so uses up, the first fault of these kinds that fits the request at hand. */
export type Take = <K extends FaultKind>(
  kinds: readonly K[],
  fits?: (fault: FaultOf<K>) => boolean,
) => FaultOf<K> | undefined

/** Where the servers ask what shall go wrong: switched-on faults first, then the personality. */
export type Evils = {
  /** @param name by which the personality knows the prompt or task; null: nobody's. */
  at(place: FaultPlace, subject: Subject, name: string | null): Take
  personality: { get(): Personality; set(next: Personality): void }
}

export const createEvils = (faults: Faults, first: Personality): Evils => {
  let personality = first
  let hostility: Hostility | null = null
  const set = (next: Personality) => {
    personality = next
    hostility = next.personality === 'hostile' ? createHostility(next) : null
  }
  set(first)
  return {
    personality: { get: () => personality, set },
    at: (place, subject, name) => {
      const drawn = name === null ? undefined : hostility?.draw(place, name)
      return <K extends FaultKind>(
        kinds: readonly K[],
        fits: (fault: FaultOf<K>) => boolean = () => true,
      ) => {
        const switchedOn = faults.take(place, subject, kinds, fits)
        if (switchedOn) return switchedOn
        for (const { fault, strike } of drawn ?? []) {
          if (!isOneOf(fault, kinds) || !fits(fault)) continue
          strike()
          return fault
        }
        return undefined
      }
    },
  }
}

/** As the truth tells it: the kind, and how it showed itself where there are several ways. */
export const evilName = (fault: Fault): string => {
  if (fault.kind === 'garbled' || fault.kind === 'odd_id') return `${fault.kind}:${fault.how}`
  return fault.kind === 'error' ? `error:${fault.status}` : fault.kind
}
