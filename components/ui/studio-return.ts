import { useSyncExternalStore } from 'react'

/**
 * Whether the studio was out of reach, without a session or without a network, and is back since:
 * what asks it all the time knows, and pictures, whose failing says no reason, are told.
 */
let returns = 0
const told = new Set<() => void>()
const asked = new Set<() => void>()

const listenIn = (listeners: Set<() => void>) => (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
const tell = (listeners: Set<() => void>) => {
  for (const listener of listeners) listener()
}

/** To be said once by whoever found it out of reach, when it answers again. */
export const studioIsBack = (): void => {
  returns += 1
  tell(told)
}

/** How often it came back while this page was open. */
export const useStudioReturns = (): number =>
  useSyncExternalStore(
    listenIn(told),
    () => returns,
    () => 0,
  )

/** Something of the studio's was not given, for whatever reason: does it still answer? */
export const doubtStudio = (): void => tell(asked)

/** @returns what ends the listening */
export const onStudioDoubt = listenIn(asked)
