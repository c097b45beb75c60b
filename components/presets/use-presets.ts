'use client'
import useSWR from 'swr'
import { askStudio } from '@/components/ui/ask-studio'
import type { PresetView } from '@/lib/presets/preset'

/** The presets of a workspace; undefined until they are there. Asked anew at every opening. */
export const usePresets = (workspace: string) => {
  const { data, error, mutate } = useSWR(
    `/api/w/${workspace}/presets`,
    (address: string) => askStudio<{ presets: PresetView[] }>(address),
    { shouldRetryOnError: false },
  )
  return { presets: data?.presets, failed: Boolean(error), refresh: () => mutate() }
}
