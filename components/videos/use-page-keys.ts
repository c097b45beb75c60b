'use client'
import { useSyncExternalStore } from 'react'

const KEY = 'dailies.player-keys'
const ONLY_INSIDE = 'player'

/** Where nothing can be kept, it holds for as long as the page is open. */
let chosen: boolean | null = null
const listeners = new Set<() => void>()

const read = (): boolean => {
  try {
    chosen ??= window.localStorage.getItem(KEY) !== ONLY_INSIDE
  } catch {
    chosen = true
  }
  return chosen
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

const choose = (onWholePage: boolean) => {
  chosen = onWholePage
  try {
    if (onWholePage) window.localStorage.removeItem(KEY)
    else window.localStorage.setItem(KEY, ONLY_INSIDE)
  } catch {
    // Kept above.
  }
  for (const listener of listeners) listener()
}

/**
 * Whether the player's keys work on its whole page. Some people's tools type letters where they
 * only speak or lean: they turn that off in this browser, and the keys need the focus in the player.
 */
export const usePageKeys = () => ({
  onWholePage: useSyncExternalStore(listen, read, () => true),
  choose,
})
