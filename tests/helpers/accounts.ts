import { hash } from '@node-rs/argon2'
import { sealSession, sessionCookie } from '@/lib/auth/session-cookie'
import { startSession } from '@/lib/auth/sign-in'
import { db } from '@/lib/db/client'
import type { RequestFacts } from '@/lib/request-facts'
import { unique } from '@/tests/helpers/factories'

/** People who can sign in, and requests of theirs. */

export const PASSWORD = 'correct horse'

// A cheap hash, since the real cost is meant to be felt; a hash says itself what it cost.
let hashed: Promise<string> | undefined
const cheap = { memoryCost: 64, timeCost: 1 }

export const makeAccount = async (overrides: { email?: string; passwordHash?: null } = {}) => {
  hashed ??= hash(PASSWORD, cheap)
  const email = overrides.email ?? `${unique('person')}@example.com`
  const passwordHash = overrides.passwordHash === null ? null : await hashed
  const { id } = await db().user.create({
    data: { email, displayName: 'Emre Kaya', passwordHash },
    select: { id: true },
  })
  return { userId: id, email }
}

export const from = (address: string, overrides: Partial<RequestFacts> = {}): RequestFacts => ({
  address,
  userAgent: 'Firefox/140.0 (Windows)',
  host: 'localhost:3000',
  origin: 'http://localhost:3000',
  fetchSite: 'same-origin',
  ...overrides,
})

/** An address of its own, so that the counts of one test do not reach the next. */
export const somewhere = (): string => `2001:db8:${randomGroup()}:${randomGroup()}::1`

const randomGroup = () => Math.floor(Math.random() * 0xffff).toString(16)

/** The `cookie` header of somebody who is signed in. */
export const signedInCookie = async (userId: string): Promise<string> => {
  const sessionId = await startSession(userId, { address: '127.0.0.1', userAgent: null })
  return `${sessionCookie().name}=${await sealSession(sessionId)}`
}
