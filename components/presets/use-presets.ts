'use client'
import useSWR from 'swr'
import type { PresetView } from '@/lib/presets/preset'
import type { Result } from '@/lib/result'

const readPresets = async (key: string): Promise<PresetView[]> => {
  const response = await fetch(key, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(15_000),
  })
  const result: Result<{ presets: PresetView[] }> = await response.json()
  if (!result.ok) throw new Error(result.error.message)
  return result.data.presets
}

/** The presets of a workspace; undefined until they are there. Asked anew at every opening. */
export const usePresets = (workspace: string) => {
  const { data, error, mutate } = useSWR<PresetView[], Error>(
    `/api/w/${workspace}/presets`,
    readPresets,
    { shouldRetryOnError: false },
  )
  return { presets: data, failed: Boolean(error), refresh: () => mutate() }
}
