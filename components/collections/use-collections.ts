'use client'
import useSWR from 'swr'
import { askStudio } from '@/components/ui/ask-studio'
import type { CollectionView } from '@/lib/collections/collection'

/** The collections of a workspace; undefined until they are there. Asked anew at every opening. */
export const useCollections = (workspace: string) => {
  const { data, error, mutate } = useSWR(
    `/api/w/${workspace}/collections`,
    (address: string) => askStudio<{ collections: CollectionView[] }>(address),
    { shouldRetryOnError: false },
  )
  return { collections: data?.collections, failed: Boolean(error), refresh: () => mutate() }
}
