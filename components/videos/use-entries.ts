'use client'
import { useEffect, useRef } from 'react'
import { isOfAnotherPage, markEntry, writeAddress } from '@/components/videos/gallery-address'

/**
 * Steps back over a reload. The router would ask the server for the page as it was before, keep the
 * newer filters on the screen meanwhile, and then put its own address over what was chosen since.
 * The gallery needs none of that: its lists are asked for by their filters.
 */
export const useEntries = () => {
  /** As the router wrote it for the page that is here. */
  const own = useRef<unknown>(null)
  useEffect(() => {
    if (!isOfAnotherPage(window.history.state)) own.current = window.history.state
  })
  useEffect(() => {
    const { pathname } = window.location
    markEntry()
    own.current = window.history.state
    const follow = (event: PopStateEvent) => {
      if (window.location.pathname !== pathname || !isOfAnotherPage(event.state)) return
      event.stopImmediatePropagation()
      window.history.replaceState(own.current, '')
      writeAddress('replace', window.location.search.slice(1))
    }
    document.firstToStep = follow
    return () => {
      document.firstToStep = null
    }
  }, [])
}
