'use client'
import { useSyncExternalStore } from 'react'

/**
 * A hook that follows a media query; false while the page is taken over from the server, which
 * cannot know.
 */
export const followMedia = (media: string): (() => boolean) => {
  // One for all who ask: each of its own costs more than their drawing.
  let list: MediaQueryList | undefined
  const query = () => {
    list ??= matchMedia(media)
    return list
  }
  const listen = (listener: () => void) => {
    query().addEventListener('change', listener)
    return () => query().removeEventListener('change', listener)
  }
  return () =>
    useSyncExternalStore(
      listen,
      () => query().matches,
      () => false,
    )
}
