import { keepCookie } from '@/components/ui/keep-cookie'
import { TIME_ZONE_COOKIE } from '@/lib/time-zone'

/** The server draws the next page with the browser's time zone. */
export const tellTimeZone = (): void => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const told = encodeURIComponent(timeZone)
  if (document.cookie.split('; ').includes(`${TIME_ZONE_COOKIE}=${told}`)) return
  keepCookie(TIME_ZONE_COOKIE, told)
}
