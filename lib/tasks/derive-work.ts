import 'server-only'
import { log } from '@/lib/log'
import { isEnding } from '@/lib/tasks/ending'
import { DERIVE_LEASE_MS } from '@/lib/videos/derive-schedule'
import { claimDerive, findNextDerive } from '@/lib/videos/derive-store'
import { deriveVideo } from '@/lib/videos/derive-video'

/**
 * What is made of a stored video, as work of the worker's. One film at a time: it takes the
 * processor, and neither sending, polling nor archiving waits for it.
 */
export const deriveWork = {
  name: 'derive',
  parallel: 1,
  // A host that is frozen in the middle would begin the same film again and again.
  mustFinish: true,
  begin: async (most: number, now: Date): Promise<{ done: Promise<void> }[]> => {
    if (most <= 0 || isEnding()) return []
    const claim = await claimDerive(now, DERIVE_LEASE_MS)
    if (!claim) return []
    // Without the database nothing can be said; the lease runs out and another attempt begins.
    const done = deriveVideo(claim).catch((error) =>
      log.error({ videoId: claim.id, err: error }, 'work failed'),
    )
    return [{ done }]
  },
  findNext: findNextDerive,
} as const
