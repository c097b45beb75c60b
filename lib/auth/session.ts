import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { viewerOfCookie } from '@/lib/auth/request-viewer'
import { sessionCookie } from '@/lib/auth/session-cookie'
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
