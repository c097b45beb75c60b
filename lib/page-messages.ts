import 'server-only'
import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { findViewer } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { chooseLocale, DEFAULT_LOCALE, LOCALE_COOKIE } from '@/lib/intl/locale'
import { pseudo } from '@/lib/intl/pseudo'
import { messagesOf } from '@/lib/intl/translate'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'

/** The language of a page, and its sentences: what next-intl asks for once in a request. */
export default getRequestConfig(async () => {
  const [viewer, jar, sent] = await Promise.all([findViewer(), cookies(), headers()])
  const locale = chooseLocale({
    account: viewer?.locale,
    cookie: jar.get(LOCALE_COOKIE)?.value,
    acceptLanguage: sent.get('accept-language'),
  })
  const messages = messagesOf(locale)
  return {
    locale,
    messages: locale === DEFAULT_LOCALE && env().isPseudoLocale ? pseudo(messages) : messages,
    timeZone: parseTimeZone(jar.get(TIME_ZONE_COOKIE)?.value) ?? 'UTC',
  }
})
