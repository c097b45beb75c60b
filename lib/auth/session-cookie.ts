import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { COOKIE_MS } from '@/lib/auth/session-rules'
import { env } from '@/lib/env'
import { appSecret, deriveKey } from '@/lib/secret'

/** The secret that next-auth seals its cookies with. */
export const cookieSecret = (): string => deriveKey('next-auth').toString('base64url')

/** Plain http on a team's own network must keep its cookies, so `Secure` follows APP_URL. */
export const hasSecureCookies = (): boolean => env().isVercel || env().appUrl.startsWith('https://')

/** next-auth's own name and flags: its routes and ours read and write one cookie. */
export const sessionCookie = () => {
  const secure = hasSecureCookies()
  return {
    name: `${secure ? '__Secure-' : ''}next-auth.session-token`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  }
}

export const COOKIE_SECONDS = COOKIE_MS / 1000

/** The value of the cookie for a session row: sealed, and saying nothing but its id. */
export const sealSession = (sessionId: string): Promise<string> =>
  encode({ token: { sessionId }, secret: cookieSecret(), maxAge: COOKIE_SECONDS })

const OPENED_MS = 60_000
const MOST_OPENED = 10_000
// Unsealing takes longer than asking for the row, and the row alone decides who is signed in.
const opened = new Map<string, { sessionId: string; until: number }>()

/** The session id in a cookie's value; null for anything that we did not seal. */
export const openSession = async (value: string | undefined): Promise<string | null> => {
  if (!value) return null
  const key = `${appSecret()} ${value}`
  const known = opened.get(key)
  if (known && performance.now() < known.until) return known.sessionId
  const sessionId = await unseal(value)
  if (opened.size >= MOST_OPENED) opened.clear()
  if (sessionId) opened.set(key, { sessionId, until: performance.now() + OPENED_MS })
  return sessionId
}

const unseal = async (value: string): Promise<string | null> => {
  try {
    const token = await decode({ token: value, secret: cookieSecret() })
    return typeof token?.sessionId === 'string' ? token.sessionId : null
  } catch {
    return null
  }
}
