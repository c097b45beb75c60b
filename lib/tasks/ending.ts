import 'server-only'

/**
 * The end of this process. Once it has begun nothing more is sent; what is on the wire is waited
 * for, because whoever cuts it off makes an unknown outcome, and perhaps a second charge, of it.
 */

/** Begun work: `leaseToken` is what it was claimed with. */
export type Begun = { leaseToken: string; mustFinish: boolean; done: Promise<void> }

type Ending = { hasBegun: boolean; work: Set<Begun> }

// Next loads modules more than once in production; the process ends once.
const holder = globalThis as typeof globalThis & { dailiesEnding?: Ending }
holder.dailiesEnding ??= { hasBegun: false, work: new Set() }
const ending = holder.dailiesEnding

export const isEnding = (): boolean => ending.hasBegun

export const beginEnding = (): void => {
  ending.hasBegun = true
}

/** Makes work known until it is done; it never rejects. */
export const register = (begun: Begun): void => {
  ending.work.add(begun)
  begun.done.finally(() => ending.work.delete(begun))
}

/** Resolves when nothing is left that an interruption would make expensive. */
export const whenNothingIsOnTheWire = async (): Promise<void> => {
  for (;;) {
    const open = [...ending.work].filter(({ mustFinish }) => mustFinish)
    if (open.length === 0) return
    await Promise.all(open.map(({ done }) => done))
  }
}

/** The leases of work that has not ended yet. */
export const openLeases = (): string[] => [...ending.work].map(({ leaseToken }) => leaseToken)
