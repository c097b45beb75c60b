import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { endSession } from '@/lib/auth/end-session'
import { type FirstRunIntent, intentCookie, openIntent } from '@/lib/auth/first-run-intent'
import { findOAuthAccount, type OAuthPerson } from '@/lib/auth/oauth-account'
import { oauthProviders } from '@/lib/auth/oauth-providers'
import { localeOfHeaders } from '@/lib/auth/request-locale'
import { readCookie, viewerOfSession } from '@/lib/auth/request-viewer'
import { COOKIE_SECONDS, cookieSecret, hasSecureCookies } from '@/lib/auth/session-cookie'
import { needsSetupCode } from '@/lib/auth/setup-code'
import { signIn, startSession } from '@/lib/auth/sign-in'
import { hasAnyUser } from '@/lib/auth/user-store'
import { firstRun } from '@/lib/credits/first-run'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/intl/locale'
import { say } from '@/lib/intl/said'
import { speakerOf } from '@/lib/intl/translate'
import { log } from '@/lib/log'
import { type RequestFacts, requestFacts } from '@/lib/request-facts'

/** Why somebody was sent back; the pages say it in words (components/auth/use-sign-in-problem.ts). */
type Refusal = 'no_account' | 'unverified' | 'setup_code'

/** The options for one request to next-auth's routes. */
export const authOptionsFor = async (request: Request): Promise<NextAuthOptions> => {
  const intent = await openIntent(readCookie(request.headers.get('cookie'), intentCookie().name))
  const language = await localeOfHeaders(request.headers)
  return authOptions(requestFacts(request.headers, env().trustedProxies), intent, language)
}

/**
 * next-auth as we use it, made anew for every request, because who may become the owner depends
 * on where the request comes from. The cookie is next-auth's own and says nothing but the id of
 * our session row.
 */
export const authOptions = (
  facts: RequestFacts,
  firstRunIntent: FirstRunIntent | null,
  language: Locale,
): NextAuthOptions => {
  // What `signIn` found out, for `jwt`, which next-auth calls after it for the same request.
  let accountId: string | null = null
  return {
    secret: cookieSecret(),
    useSecureCookies: hasSecureCookies(),
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    jwt: { maxAge: COOKIE_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    logger: {
      error: (code, metadata) => log.warn({ code, metadata }, 'next-auth'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => {},
    },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (given) => authorize(given, facts),
      }),
      ...oauthProviders(),
    ],
    callbacks: {
      async signIn({ user, account }) {
        if (account?.type === 'credentials') return true
        if (!account) return false
        const found = await openOAuth(
          {
            provider: account.provider,
            subject: account.providerAccountId,
            verifiedEmail: user.email ?? null,
            displayName: user.name?.trim() || user.email?.split('@')[0] || account.provider,
          },
          facts,
          firstRunIntent,
          language,
        )
        if ('userId' in found) {
          accountId = found.userId
          return true
        }
        return `/sign-in?error=${found.refusal}`
      },
      async jwt({ token, user, account }) {
        // A sign-in; afterwards next-auth calls with the token alone.
        if (account) {
          const made = 'sessionId' in user ? user.sessionId : null
          if (typeof made === 'string') return { sessionId: made }
          if (!accountId) throw new Error('signed in without an account')
          return { sessionId: await startSession(accountId, facts) }
        }
        return { sessionId: token.sessionId }
      },
      async session({ token, session }) {
        const viewer = await viewerOfSession(String(token.sessionId))
        if (!viewer) throw new Error('the session is over')
        const { displayName: name, email } = viewer
        return { expires: session.expires, user: { name, email } }
      },
    },
    events: {
      async signOut({ token }) {
        const viewer = await viewerOfSession(String(token?.sessionId))
        if (viewer) await endSession(viewer, viewer.sessionId)
      },
    },
  }
}

const authorize = async (
  given: { email: string; password: string } | undefined,
  place: RequestFacts,
) => {
  const email = String(given?.email ?? '')
  const password = String(given?.password ?? '').normalize('NFC')
  try {
    const { userId, sessionId } = await signIn({ email, password, place })
    return { id: userId, sessionId }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'unauthenticated') return null
    // next-auth hands the message to the page as `error`.
    throw new Error(error.code)
  }
}

const openOAuth = async (
  person: OAuthPerson,
  facts: RequestFacts,
  intent: FirstRunIntent | null,
  language: Locale,
): Promise<{ userId: string } | { refusal: Refusal }> => {
  const userId = await findOAuthAccount(person)
  if (userId) return { userId }
  if (!person.verifiedEmail) return { refusal: 'unverified' }
  if (await hasAnyUser()) return { refusal: 'no_account' }
  if (!intent && needsSetupCode(facts)) return { refusal: 'setup_code' }
  const { provider, subject, verifiedEmail, displayName } = person
  try {
    return await firstRun({
      email: verifiedEmail,
      displayName,
      workspaceName: intent?.workspaceName ?? speakerOf(language)(say('workspaces.ownersStudio')),
      creditsOnAccount: intent?.creditsOnAccount ?? 0,
      proof: { provider, subject, now: new Date() },
      language,
      locale: null,
    })
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return { refusal: 'no_account' }
    throw error
  }
}
