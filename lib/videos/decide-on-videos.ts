import 'server-only'
import { inTransaction } from '@/lib/db/transaction'
import type { DecidedVideo, Decision } from '@/lib/videos/decision'
import { decide } from '@/lib/videos/decision-store'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/**
 * What then holds of the videos, in the order asked, those that are gone or foreign left out; and
 * the changes by which this can be taken back.
 */
export const decideOnVideos = async (
  scope: WorkspaceScope,
  videoIds: string[],
  decision: Decision,
): Promise<{ videos: DecidedVideo[]; decisionIds: string[] }> => {
  const ids = [...new Set(videoIds)]
  const { videos, decisionIds } = await inTransaction((tx) => decide(tx, scope, ids, decision))
  const byId = new Map(videos.map((video) => [video.id, video]))
  return { videos: ids.flatMap((id) => byId.get(id) ?? []), decisionIds }
}
