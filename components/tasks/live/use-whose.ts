'use client'
import { useState } from 'react'
import { keepCookie } from '@/components/ui/keep-cookie'
import { parseWhose, type Whose, whoseCookie } from '@/lib/tasks/whose'

/** Whose tasks are shown, as this browser last asked for it in this workspace. */
export const useWhose = (workspace: string, drawnWith: Whose) => {
  const name = whoseCookie(workspace)
  const [whose, setWhose] = useState(() => {
    if (typeof document === 'undefined') return drawnWith
    // What the server drew may be older: a page that one goes back to is not asked for again.
    return parseWhose(document.cookie.match(`${name}=(\\w+)`)?.[1])
  })
  const choose = (next: Whose) => {
    setWhose(next)
    keepCookie(name, next)
  }
  return [whose, choose] as const
}
