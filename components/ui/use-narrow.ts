'use client'
import { useSyncExternalStore } from 'react'

const query = () => window.matchMedia('(width < 40rem)')

const listen = (listener: () => void) => {
  const width = query()
  width.addEventListener('change', listener)
  return () => width.removeEventListener('change', listener)
}

/** As `max-sm:`; false while the page is taken over from the server, which cannot know. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    listen,
    () => query().matches,
    () => false,
  )
