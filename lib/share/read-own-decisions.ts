import 'server-only'
import type { DecisionValue } from '@/lib/review/review-view'
import type { Guest } from '@/lib/share/guest'
import type { OwnDecisions } from '@/lib/share/share-view'
import { listOwnDecisions } from '@/lib/share/store'

/** What this browser's guest has decided about all videos of a link. */
export const readOwnDecisions = async (
  linkId: string,
  guest: Guest | null,
): Promise<OwnDecisions> => {
  if (!guest) return {}
  const own: OwnDecisions = {}
  for (const { videoId, kind, value } of await listOwnDecisions(linkId, guest.key)) {
    own[videoId] ??= { choice: null, verdict: null }
    own[videoId][kind] = value as DecisionValue | null
  }
  return own
}
