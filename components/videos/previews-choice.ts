'use client'
import { useSyncExternalStore } from 'react'

const KEY = 'dailies.previews'
const OFF = 'off'

/** Where nothing can be kept, it holds for as long as the page is open. */
let chosen: boolean | null = null
const listeners = new Set<() => void>()

/** Whether tiles move under the pointer and the focus, as this browser chose. */
export const arePreviewsOn = (): boolean => {
  try {
    chosen ??= window.localStorage.getItem(KEY) !== OFF
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

const choose = (on: boolean) => {
  chosen = on
  try {
    if (on) window.localStorage.removeItem(KEY)
    else window.localStorage.setItem(KEY, OFF)
  } catch {
    // Kept above.
  }
  for (const listener of listeners) listener()
}

export const usePreviewsChoice = () => ({
  on: useSyncExternalStore(listen, arePreviewsOn, () => true),
  choose,
})
