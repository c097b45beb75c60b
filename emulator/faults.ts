import { z } from 'zod'
import {
  type Fault,
  type FaultKind,
  type FaultOf,
  type FaultPlace,
  faultSchema,
} from './fault-kinds'
import { randomFrom } from './scene/random'

/**
 * What the control server has switched on. Each fault is used up after `times` strikes, or stays
 * until it is cleared. The first that matches is taken.
 */

/** What a request is about, as far as it is known. */
export type Subject = { type?: string; prompt?: string; taskId?: string }

export type Faults = {
  /** @throws z.ZodError for what is not a fault or a list of them; then nothing is added. */
  add(input: unknown): void
  list(): Fault[]
  clear(): void
  /** Takes the first fault of one of these kinds that waits at this place, and uses it up by one. */
  take<K extends FaultKind>(
    place: FaultPlace,
    subject: Subject,
    kinds: readonly K[],
    fits?: (fault: FaultOf<K>) => boolean,
  ): FaultOf<K> | undefined
}

export const isOneOf = <K extends FaultKind>(
  fault: Fault,
  kinds: readonly K[],
): fault is FaultOf<K> => (kinds as readonly FaultKind[]).includes(fault.kind)

const isAbout = (fault: Fault, subject: Subject) =>
  (fault.match.type === undefined || fault.match.type === subject.type) &&
  (fault.match.taskId === undefined || fault.match.taskId === subject.taskId) &&
  (fault.match.prompt === undefined || (subject.prompt ?? '').includes(fault.match.prompt))

/**
 * @param seed decides with the subject, and how often it came by, whether a `probability` strikes:
 * other requests in between change nothing.
 */
export const createFaults = (seed: string): Faults => {
  let waiting: Fault[] = []
  let added = 0
  const ordinals = new WeakMap<Fault, number>()
  const passages = new Map<string, number>()

  const strikes = (fault: Fault, subject: Subject): boolean => {
    if (fault.probability === undefined) return true
    const name = `${ordinals.get(fault)}|${subject.type}|${subject.prompt}|${subject.taskId}`
    const passage = (passages.get(name) ?? 0) + 1
    passages.set(name, passage)
    return randomFrom(`${seed}|fault|${name}|${passage}`)() < fault.probability
  }

  return {
    add: (input) => {
      for (const fault of z.array(faultSchema).parse(Array.isArray(input) ? input : [input])) {
        ordinals.set(fault, added++)
        waiting.push(fault)
      }
    },
    list: () => waiting,
    clear: () => {
      waiting = []
      added = 0
      passages.clear()
    },
    take: (place, subject, kinds, fits = () => true) => {
      for (const fault of waiting) {
        if (fault.on !== place || !isOneOf(fault, kinds) || !isAbout(fault, subject)) continue
        if (!fits(fault) || !strikes(fault, subject)) continue
        if (fault.times !== undefined) fault.times -= 1
        if (fault.times === 0) waiting = waiting.filter((other) => other !== fault)
        return fault
      }
      return undefined
    },
  }
}
