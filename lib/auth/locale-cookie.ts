import 'server-only'
import { COOKIE_SECONDS, hasSecureCookies } from '@/lib/auth/session-cookie'
import { LOCALE_COOKIE } from '@/lib/intl/locale'

/** What was chosen in this browser: the pages before anybody is signed in follow it. */
export const localeCookie = () => ({
  name: LOCALE_COOKIE,
  options: {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: hasSecureCookies(),
    maxAge: COOKIE_SECONDS,
  } as const,
})
