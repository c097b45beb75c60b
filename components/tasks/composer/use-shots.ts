'use client'
import useSWRInfinite from 'swr/infinite'
import { askStudio } from '@/components/ui/ask-studio'
import type { ShotPage } from '@/lib/tasks/page-shots'

/** The shots of a project, newest first; undefined until the first are there. */
export const useShots = (workspace: string, projectId: string) => {
  const base = `/api/w/${encodeURIComponent(workspace)}/projects/${projectId}/shots`
  const { data, error, isValidating, size, setSize, mutate } = useSWRInfinite<ShotPage, Error>(
    (index, before: ShotPage | null) => {
      if (index === 0) return base
      return before?.cursor ? `${base}?cursor=${before.cursor}` : null
    },
    (address: string) => askStudio<ShotPage>(address),
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
