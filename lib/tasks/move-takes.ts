import 'server-only'
import { inTransaction } from '@/lib/db/transaction'
import { type MovedTake, type MoveWish, moveTakes as move } from '@/lib/tasks/move-store'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** Moves takes to other shots of their project; those that are gone or elsewhere are left out. */
export const moveTakes = (
  { workspaceId }: WorkspaceScope,
  wishes: MoveWish[],
): Promise<{ moved: MovedTake[]; elsewhere: number; left: string[] }> =>
  inTransaction((tx) => move(tx, workspaceId, wishes))
