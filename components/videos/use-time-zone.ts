'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useSyncExternalStore, useTransition } from 'react'
import { tellTimeZone } from '@/components/shell/tell-time-zone'

const never = () => () => {}

/** Found out once: it costs more than all else of a drawing of the page. */
let zone: string | null = null
const here = () => {
  zone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone
}

/**
 * The browser's time zone; while the page comes to life, the one that the server drew it with,
 * which knows none until the browser's first page has told it (components/shell/time-zone-cookie).
 */
export const useTimeZone = (drawnWith: string | null): string | null =>
  useSyncExternalStore<string | null>(never, here, () => drawnWith)

/**
 * What depends on the time zone is asked for again where the server drew the page without: months
 * for the rail, the day that an address begins at, the counts of days. Once: a browser may keep no
 * cookies. @returns whether that is on its way; whoever draws days waits for it
 */
export const useDrawnAgain = (drawnWith: string | null): boolean => {
  const router = useRouter()
  const [isOnItsWay, start] = useTransition()
  const asked = useRef(false)
  useEffect(() => {
    if (drawnWith !== null || asked.current) return
    asked.current = true
    tellTimeZone()
    start(() => router.refresh())
  }, [drawnWith, router])
  return isOnItsWay || (drawnWith === null && !asked.current)
}
