import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { safeNextPath } from '@/lib/auth/next-path'
import { viewerOfCookie } from '@/lib/auth/request-viewer'
import { COOKIE_SECONDS, sealSession, sessionCookie } from '@/lib/auth/session-cookie'
import type { Viewer } from '@/lib/auth/viewer'

export type { Viewer } from '@/lib/auth/viewer'

/** Who is signed in; null when nobody is. Asked once a request. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const jar = await cookies()
  return viewerOfCookie(jar.get(sessionCookie().name)?.value)
})

/**
 * For a page: the viewer, or the way to sign-in and back. Next does not tell a page its own
 * address; our server writes it into a header, and without that `next` is where to come back to.
 */
export const requireViewer = async (next = '/'): Promise<Viewer> => {
  const viewer = await findViewer()
  if (viewer) return viewer
  const asked = (await headers()).get('x-dailies-path')
  const path = safeNextPath(asked?.replace(/([?&])_rsc=[^&]*&?/, '$1').replace(/[?&]$/, '') ?? next)
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}

/** Signs the browser in: only an action or a route may. */
export const keepSession = async (sessionId: string): Promise<void> => {
  const { name, options } = sessionCookie()
  const value = await sealSession(sessionId)
  ;(await cookies()).set(name, value, { ...options, maxAge: COOKIE_SECONDS })
}

/** Signs the browser out; the row is ended apart. */
export const dropSession = async (): Promise<void> => {
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}
