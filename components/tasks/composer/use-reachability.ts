'use client'
import useSWR from 'swr'
import { askInputs, inputsAddress } from '@/components/inputs/ask-inputs'
import { useFrameLater } from '@/components/ui/use-frame-later'
import type { Said } from '@/lib/intl/said'
import type { Reachability } from '@/lib/media/reachability'

/** Somebody may be mending it. */
const AGAIN_MS = 15_000

/**
 * Why the provider could not fetch this studio's files, or null as long as nothing is known
 * against it. `certain`: the studio would refuse the request. Asked only when `wanted`.
 */
export const useReachability = (
  workspace: string,
  wanted: boolean,
): { certain: boolean; said: Said } | null => {
  // What has just arrived is drawn first; to ask is work of its own.
  const asks = useFrameLater(wanted)
  const { data } = useSWR(
    asks ? inputsAddress(workspace, '/reachability') : null,
    (address) => askInputs<Reachability>(address),
    {
      shouldRetryOnError: false,
      dedupingInterval: 10_000,
      refreshInterval: (found) => (found && found.code !== 'reachable' ? AGAIN_MS : 0),
    },
  )
  return wanted && data && data.code !== 'reachable' ? data : null
}
