'use client'
import useSWRInfinite from 'swr/infinite'
import type { Result } from '@/lib/result'
import type { ShotPage } from '@/lib/tasks/page-shots'

const readPage = async (address: string): Promise<ShotPage> => {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(15_000),
  })
  const result: Result<ShotPage> = await response.json()
  if (!result.ok) throw new Error(result.error.message)
  return result.data
}

/** The shots of a project, newest first; undefined until the first are there. */
export const useShots = (workspace: string, projectId: string) => {
  const base = `/api/w/${encodeURIComponent(workspace)}/projects/${projectId}/shots`
  const { data, error, isValidating, size, setSize, mutate } = useSWRInfinite<ShotPage, Error>(
    (index, before: ShotPage | null) => {
      if (index === 0) return base
      return before?.cursor ? `${base}?cursor=${before.cursor}` : null
    },
    readPage,
    { shouldRetryOnError: false, revalidateFirstPage: false, revalidateOnMount: true },
  )
  return {
    shots: data?.flatMap((page) => page.shots),
    hasMore: Boolean(data?.at(-1)?.cursor),
    loading: isValidating,
    failed: Boolean(error),
    more: () => setSize(size + 1),
    again: () => mutate(),
  }
}
