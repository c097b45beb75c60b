'use client'
import { useSyncExternalStore } from 'react'

/** One for all who ask: each of its own costs more than their drawing. */
let coarse: MediaQueryList | undefined
const query = () => {
  coarse ??= matchMedia('(pointer: coarse)')
  return coarse
}

const listen = (listener: () => void) => {
  const fingers = query()
  fingers.addEventListener('change', listener)
  return () => fingers.removeEventListener('change', listener)
}

/** Whether the page is touched; false while it is taken over from the server, which cannot know. */
export const useFinger = (): boolean =>
  useSyncExternalStore(
    listen,
    () => query().matches,
    () => false,
  )
