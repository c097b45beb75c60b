'use client'
import { useEffect } from 'react'
import { tellTimeZone } from '@/components/shell/tell-time-zone'

/**
 * Tells the server the browser's time zone from the first page on, which is before anybody is
 * signed in: the gallery's days and clocks are then right in its first byte.
 */
export const TimeZoneCookie = () => {
  useEffect(tellTimeZone, [])
  return null
}
