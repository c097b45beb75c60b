import { useSyncExternalStore } from 'react'

/**
 * Whether the session has ended, and is back since: what asks the studio all the time knows, and
 * pictures, whose failing says no reason, are told.
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

/** To be said once by whoever found the session ended, when it is there again. */
export const sessionIsBack = (): void => {
  returns += 1
  tell(told)
}

/** How often it came back while this page was open. */
export const useSessionReturns = (): number =>
  useSyncExternalStore(
    listenIn(told),
    () => returns,
    () => 0,
  )

/** Something of the studio's was not given, for whatever reason: has the session ended? */
export const doubtSession = (): void => tell(asked)

/** @returns what ends the listening */
export const onSessionDoubt = listenIn(asked)
