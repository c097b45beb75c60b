import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { cookieSecret, hasSecureCookies } from '@/lib/auth/session-cookie'

/**
 * What the first-run form said before it sent its visitor to an OAuth provider. Sealing it is
 * also the proof that the set-up rule was satisfied: nobody else can make one.
 */
export type FirstRunIntent = { workspaceName: string; creditsOnAccount: number }

const SALT = 'first-run'
export const INTENT_SECONDS = 15 * 60

export const intentCookie = () => ({
  name: 'dailies.first-run',
  options: {
    httpOnly: true,
    sameSite: 'lax',
    path: '/api/auth',
    secure: hasSecureCookies(),
    maxAge: INTENT_SECONDS,
  } as const,
})

export const sealIntent = (intent: FirstRunIntent): Promise<string> =>
  encode({ token: intent, secret: cookieSecret(), salt: SALT, maxAge: INTENT_SECONDS })

const schema = z.object({
  workspaceName: z.string().min(1),
  creditsOnAccount: z.int().nonnegative(),
})

/** Null for anything that we did not seal in the last quarter of an hour. */
export const openIntent = async (value: string | undefined): Promise<FirstRunIntent | null> => {
  if (!value) return null
  try {
    const token = await decode({ token: value, secret: cookieSecret(), salt: SALT })
    return schema.safeParse(token).data ?? null
  } catch {
    return null
  }
}
