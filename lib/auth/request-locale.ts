import 'server-only'
import { readCookie, viewerOfCookie } from '@/lib/auth/request-viewer'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { chooseLocale, LOCALE_COOKIE, type Locale } from '@/lib/intl/locale'

/** The language to answer a request in. Never throws: it is asked when something already failed. */
export const localeOfHeaders = async (headers: Headers): Promise<Locale> => {
  const cookies = headers.get('cookie')
  return chooseLocale({
    account: await accountLocale(readCookie(cookies, sessionCookie().name)),
    cookie: readCookie(cookies, LOCALE_COOKIE),
    acceptLanguage: headers.get('accept-language'),
  })
}

const accountLocale = async (sessionValue: string | undefined): Promise<Locale | null> => {
  try {
    return (await viewerOfCookie(sessionValue))?.locale ?? null
  } catch {
    return null
  }
}
