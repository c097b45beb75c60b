import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { AccountView, FirstRunFacts, SignInFacts } from '@/lib/auth/auth-view'
import { safeNextPath } from '@/lib/auth/next-path'
import { oauthChoices } from '@/lib/auth/oauth-providers'
import { findViewer, requireViewer } from '@/lib/auth/session'
import { findLiveSessions } from '@/lib/auth/session-store'
import { readDevice } from '@/lib/auth/session-view'
import { ensureSetupCode, needsSetupCode } from '@/lib/auth/setup-code'
import { findUndoSend } from '@/lib/auth/undo-send-store'
import { findUser, hasAnyUser } from '@/lib/auth/user-store'
import type { Viewer } from '@/lib/auth/viewer'
import { env } from '@/lib/env'
import { LOCALE_COOKIE, type Locale, parseLocale } from '@/lib/intl/locale'
import { requestFacts } from '@/lib/request-facts'

type Query = Record<string, string | string[] | undefined>

/** For the first-run page: what it must ask; who comes when there is an owner is sent away. */
export const loadFirstRun = async ({ error }: Query): Promise<FirstRunFacts> => {
  const facts = requestFacts(await headers(), env().trustedProxies)
  if ((await ensureSetupCode()) === null) redirect('/')
  return {
    needsSetupCode: needsSetupCode(facts),
    asksForCredits: env().provider.mode === 'kling',
    oauth: oauthChoices(),
    problem: typeof error === 'string' ? error : null,
  }
}

/** For the sign-in page; who is signed in, or comes before there is anybody, is sent on. */
export const loadSignIn = async ({ next, error }: Query): Promise<SignInFacts> => {
  const path = safeNextPath(next)
  if (await findViewer()) redirect(path)
  const problem = typeof error === 'string' ? error : null
  if (!(await hasAnyUser())) {
    redirect(problem ? `/first-run?error=${encodeURIComponent(problem)}` : '/first-run')
  }
  return { next: path, oauth: oauthChoices(), problem }
}

/** For the start page: the viewer, or the way to become one. */
export const loadStart = async (): Promise<Viewer> => {
  const viewer = await findViewer()
  if (viewer) return viewer
  redirect((await hasAnyUser()) ? '/sign-in' : '/first-run')
}

/** The language that was chosen, with the account or in this browser; null follows the browser. */
export const loadChosenLocale = async (): Promise<Locale | null> =>
  (await findViewer())?.locale ?? parseLocale((await cookies()).get(LOCALE_COOKIE)?.value)

/** The viewer's own account and where it is signed in, last seen first. */
export const loadAccount = async (now = new Date()): Promise<AccountView> => {
  const viewer = await requireViewer('/account')
  const user = await findUser(viewer.userId)
  const rows = await findLiveSessions(viewer.userId, now)
  const sessions = rows.map(({ id, address, userAgent, createdAt, lastSeenAt }) => ({
    id,
    isCurrent: id === viewer.sessionId,
    device: readDevice(userAgent),
    address,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }))
  return {
    displayName: viewer.displayName,
    email: viewer.email,
    hasPassword: typeof user?.passwordHash === 'string',
    undoSend: await findUndoSend(viewer.userId),
    sessions: sessions.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent)),
  }
}
