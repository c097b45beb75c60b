import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { viewerOfCookie } from '@/lib/auth/request-viewer'
import { COOKIE_SECONDS, sealSession, sessionCookie } from '@/lib/auth/session-cookie'
import type { Viewer } from '@/lib/auth/viewer'

export type { Viewer } from '@/lib/auth/viewer'

/** Who is signed in; null when nobody is. Asked once a request. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const jar = await cookies()
  return viewerOfCookie(jar.get(sessionCookie().name)?.value)
})

/** For a page: the viewer, or the way to sign-in and back to `next`. */
export const requireViewer = async (next?: string): Promise<Viewer> => {
  const viewer = await findViewer()
  if (viewer) return viewer
  redirect(next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in')
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
