import { readCookie } from '@/lib/auth/request-viewer'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'

const decoded = (cookie: string | undefined): string | undefined => {
  try {
    return cookie && decodeURIComponent(cookie)
  } catch {
    return undefined
  }
}

/** The time zone that the address names, else the one that the browser told; null when unknown. */
export const viewerZone = (request: Request): string | null =>
  parseTimeZone(new URL(request.url).searchParams.get('zone') ?? undefined) ??
  parseTimeZone(decoded(readCookie(request.headers.get('cookie'), TIME_ZONE_COOKIE)))
