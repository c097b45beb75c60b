'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}
const here = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/**
 * The browser's time zone; while the page comes to life, the one that the server drew it with,
 * which knows none until the browser's first page has told it (components/shell/time-zone-cookie).
 */
export const useTimeZone = (drawnWith: string | null): string | null =>
  useSyncExternalStore<string | null>(never, here, () => drawnWith)
