import { readCookie } from '@/lib/auth/request-viewer'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'

const decoded = (cookie: string | undefined): string | undefined => {
  try {
    return cookie && decodeURIComponent(cookie)
  } catch {
    return undefined
  }
}

/** The time zone that an address names in its query, else the one that the browser told; null when unknown. */
export const viewerZone = (request: Request, search: URLSearchParams): string | null =>
  parseTimeZone(search.get('zone') ?? undefined) ??
  parseTimeZone(decoded(readCookie(request.headers.get('cookie'), TIME_ZONE_COOKIE)))
