import { sealSession, sessionCookie } from '@/lib/auth/session-cookie'
import { db } from '@/lib/db/client'
import { unique } from '../../helpers/factories'

const ORIGIN = 'http://studio.test'

/** Makes requests as the browser of a signed-in user sends them. */
export const signedIn = async (userId: string) => {
  const id = unique('session')
  const expiresAt = new Date(Date.now() + 3_600_000)
  await db().session.create({ data: { id, userId, expiresAt } })
  const cookie = `${sessionCookie().name}=${await sealSession(id)}`
  return (path: string, init: RequestInit & { duplex?: 'half' } = {}) =>
    requestTo(path, { ...init, headers: { cookie, ...init.headers } as HeadersInit })
}

/** The same without a session. */
export const requestTo = (path: string, init: RequestInit & { duplex?: 'half' } = {}) =>
  new Request(`${ORIGIN}${path}`, {
    ...init,
    headers: { host: 'studio.test', origin: ORIGIN, ...init.headers } as HeadersInit,
  })
