'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import useSWR from 'swr'
import { announce } from '@/components/ui/announcer'
import { askStudio } from '@/components/ui/ask-studio'
import { makeRequestId } from '@/lib/request-id'
import { deleteView, saveView } from '@/lib/views/actions'
import type { SavedView } from '@/lib/views/saved-view'

type Said = { words: string; failed?: boolean; nameOf?: 'save'; removed?: SavedView }

/** The saved views that the viewer may use, and what is done with them, one thing at a time. */
export const useViews = (workspace: string) => {
  const t = useTranslations('views')
  const { data, error, mutate } = useSWR(
    `/api/w/${workspace}/views`,
    (address: string) => askStudio<{ views: SavedView[] }>(address),
    { shouldRetryOnError: false },
  )
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const [pressId, setPressId] = useState(makeRequestId)

  const run = async (ask: () => ReturnType<typeof saveView>, done: Said): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    const answer = await ask().catch(() => null)
    setBusy(false)
    if (answer?.ok) {
      await mutate(answer.data, { revalidate: false })
      setSaid(done)
      announce('views', done.words)
      return true
    }
    const name = answer?.error.fields?.name
    setSaid({
      words: name ?? answer?.error.message ?? t('noAnswer'),
      failed: true,
      ...(name ? { nameOf: 'save' as const } : {}),
    })
    return false
  }
  const keep = (view: Pick<SavedView, 'name' | 'query' | 'shared'>, words: string) =>
    run(() => saveView({ workspace, id: pressId, ...view }), { words }).then((saved) => {
      if (saved) setPressId(makeRequestId())
      return saved
    })

  return {
    views: data?.views,
    failed: Boolean(error),
    refresh: () => mutate(),
    busy,
    said: said?.nameOf ? null : said,
    nameProblem: said?.nameOf ? said.words : null,
    forget: () => setSaid(null),
    save: (name: string, query: string, shared: boolean) =>
      keep({ name, query, shared }, t('saved', { name })),
    remove: (view: SavedView) =>
      run(() => deleteView({ workspace, id: view.id }), {
        words: t('removed', { name: view.name }),
        removed: view,
      }),
    /** Of one's own: somebody else's would become the viewer's. */
    putBack: ({ name, query, shared }: SavedView) =>
      keep({ name, query, shared }, t('saved', { name })),
  }
}
