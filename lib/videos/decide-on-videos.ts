import 'server-only'
import { inTransaction } from '@/lib/db/transaction'
import type { DecidedVideo, Decision } from '@/lib/videos/decision'
import { decide } from '@/lib/videos/decision-store'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** What then holds of the videos, in the order asked; those that are gone or foreign are left out. */
export const decideOnVideos = async (
  scope: WorkspaceScope,
  videoIds: string[],
  decision: Decision,
): Promise<DecidedVideo[]> => {
  const ids = [...new Set(videoIds)]
  const decided = await inTransaction((tx) => decide(tx, scope, ids, decision))
  const byId = new Map(decided.map((video) => [video.id, video]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
