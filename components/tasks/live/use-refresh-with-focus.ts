'use client'
import { type RefObject, useCallback } from 'react'

/**
 * Refreshes, and brings the focus home when the card that held it is gone by that: otherwise the
 * next Tab begins at the top of the page.
 */
export const useRefreshWithFocus = (
  refresh: () => Promise<unknown>,
  home: RefObject<HTMLElement | null>,
) =>
  useCallback(async () => {
    await refresh()
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) home.current?.focus({ preventScroll: true })
    })
  }, [refresh, home])
