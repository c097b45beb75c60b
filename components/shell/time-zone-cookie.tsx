'use client'
import { useEffect } from 'react'
import { keepCookie } from '@/components/ui/keep-cookie'
import { TIME_ZONE_COOKIE } from '@/lib/time-zone'

/**
 * Tells the server the browser's time zone from the first page on, which is before anybody is
 * signed in: the gallery's days and clocks are then right in its first byte.
 */
export const TimeZoneCookie = () => {
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const told = encodeURIComponent(timeZone)
    if (document.cookie.split('; ').includes(`${TIME_ZONE_COOKIE}=${told}`)) return
    keepCookie(TIME_ZONE_COOKIE, told)
  }, [])
  return null
}
