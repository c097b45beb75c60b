'use client'
import { useEffect, useSyncExternalStore } from 'react'

/**
 * Whether the composer lies over a narrow screen. It is a place in the history, so that the
 * phone's own "back" closes it, and another screen can link straight to it.
 */
export const COMPOSE_HASH = '#compose'

const listeners = new Set<() => void>()
const changed = () => {
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}
const isOpen = () => window.location.hash === COMPOSE_HASH

let pushed = false

export const openComposer = (): void => {
  if (isOpen()) return
  pushed = true
  window.history.pushState(null, '', COMPOSE_HASH)
  changed()
}

export const closeComposer = (): void => {
  if (!isOpen()) return
  if (pushed) window.history.back()
  else {
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
    changed()
  }
  pushed = false
}

const NARROW = '(width < 56.25rem)'
const subscribeToWidth = (listener: () => void) => {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Open, on a screen that is narrow enough for a sheet. */
export const useComposerSheet = (): boolean => {
  const open = useSyncExternalStore(subscribe, isOpen, () => false)
  const narrow = useSyncExternalStore(
    subscribeToWidth,
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
  const covers = open && narrow
  useEffect(() => {
    if (!covers) return
    document.body.style.overflow = 'hidden'
    return () => {
      document.body.style.overflow = ''
    }
  }, [covers])
  return covers
}
