'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { changed } from '@/components/videos/bulk/use-changed'
import type { Result } from '@/lib/result'
import { purgeVideos, restoreVideos } from '@/lib/videos/trash-actions'

/** What is done with the trash, one thing at a time, and what came of it. */
export const useTrash = (workspace: string) => {
  const t = useTranslations('trash')
  const ui = useTranslations('ui')
  const router = useRouter()
  const [busy, setBusy] = useState<'restore' | 'purge' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())

  const run = async (
    what: 'restore' | 'purge',
    ids: string[],
    ask: (input: object) => Promise<Result<{ ids: string[] }>>,
  ): Promise<boolean> => {
    if (busy) return false
    setBusy(what)
    setProblem(null)
    const answer = await ask({ workspace, videoIds: ids }).catch(() => null)
    setBusy(null)
    if (!answer?.ok) {
      setProblem(answer?.error.message ?? ui('noAnswer'))
      return false
    }
    // Those that somebody else took out meanwhile are not here any more either.
    setGone((now) => new Set([...now, ...ids]))
    const count = answer.data.ids.length
    // A gallery that was read before shows them again.
    if (what === 'restore') changed.show(ids)
    announce('trash', t(what === 'restore' ? 'restored' : 'purged', { count }))
    router.refresh()
    return true
  }

  return {
    busy,
    problem,
    gone,
    restore: (ids: string[]) => run('restore', ids, restoreVideos),
    purge: (ids: string[]) => run('purge', ids, purgeVideos),
  }
}
