import 'server-only'
import { listVideosById } from '@/lib/videos/page-store'
import { toVideoView } from '@/lib/videos/to-video-view'
import type { VideoView } from '@/lib/videos/video-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/**
 * In the order in which they are named; those that are gone or another workspace's are left out, and
 * those in the trash where they are not asked for.
 */
export const readVideosById = async (
  scope: WorkspaceScope,
  ids: string[],
  which?: { withTrash: boolean },
): Promise<VideoView[]> => {
  const rows = await listVideosById(scope.workspaceId, ids, which)
  const byId = new Map(rows.map((row) => [row.id, toVideoView(row, scope.slug)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
