import 'server-only'
import { inTransaction } from '@/lib/db/transaction'
import { takeBack } from '@/lib/videos/choices-back-store'
import type { DecidedVideo } from '@/lib/videos/decision'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/**
 * Undoes one's own choices about videos. What somebody has chosen since stays, whoever it was, and
 * so does what is in the trash. Asked again, after an answer that was lost, it says the same.
 * @param decisionIds as `decideOnVideos` returned them
 * @returns what holds of the videos now, and of how many it is not what held before
 */
export const takeChoicesBack = (
  { workspaceId, userId }: WorkspaceScope,
  decisionIds: string[],
): Promise<{ videos: DecidedVideo[]; left: number }> =>
  inTransaction((tx) => takeBack(tx, { workspaceId, userId }, decisionIds))
