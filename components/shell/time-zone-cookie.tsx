'use client'
import { useEffect } from 'react'
import { TIME_ZONE_COOKIE } from '@/lib/time-zone'

/**
 * Tells the server the browser's time zone from the first page on, which is before anybody is
 * signed in: the gallery's days and clocks are then right in its first byte.
 */
export const TimeZoneCookie = () => {
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const told = `${TIME_ZONE_COOKIE}=${encodeURIComponent(timeZone)}`
    if (document.cookie.split('; ').includes(told)) return
    // The Cookie Store API is missing outside of secure contexts and in two of three browsers.
    // biome-ignore lint/suspicious/noDocumentCookie: see above
    document.cookie = `${told}; path=/; max-age=31536000; samesite=lax`
  }, [])
  return null
}
