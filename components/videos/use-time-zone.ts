'use client'
import { useEffect, useSyncExternalStore } from 'react'
import { TIME_ZONE_COOKIE } from '@/lib/time-zone'

const never = () => () => {}
const here = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/**
 * The browser's time zone; while the page comes to life, the one that the server drew it with,
 * which knows none on the very first visit. Told to the server for the next page.
 */
export const useTimeZone = (drawnWith: string | null): string | null => {
  const timeZone = useSyncExternalStore<string | null>(never, here, () => drawnWith)
  useEffect(() => {
    if (timeZone === drawnWith || timeZone === null) return
    // The Cookie Store API is missing outside of secure contexts and in two of three browsers.
    // biome-ignore lint/suspicious/noDocumentCookie: see above
    document.cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(timeZone)}; path=/; max-age=31536000; samesite=lax`
  }, [timeZone, drawnWith])
  return timeZone
}
