import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'

export type ViewRow = {
  id: string
  workspaceId: string
  userId: string
  name: string
  query: string
  shared: boolean
}

/** Of others, who may share many; the newest are listed. */
const MOST_LISTED = 500

/** One's own and what others share, oldest first, so that nobody's list changes its order. */
export const listViews = (workspaceId: string, userId: string) =>
  db().savedView.findMany({
    where: { workspaceId, OR: [{ userId }, { shared: true }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST_LISTED,
    include: { user: { select: { displayName: true } } },
  })

/**
 * False when its maker has `most` in the workspace already. Breaks with a unique violation when the
 * id is taken.
 */
export const insertView = (view: ViewRow, most: number): Promise<boolean> =>
  inTransaction(async (tx) => {
    const { workspaceId, userId } = view
    // Holds the member's row, so that two at once do not both find room for the last one.
    await tx.membership.updateMany({ where: { workspaceId, userId }, data: { userId } })
    if ((await tx.savedView.count({ where: { workspaceId, userId } })) >= most) return false
    await tx.savedView.create({ data: view })
    return true
  })

export const hasView = async (
  id: string,
  { workspaceId, userId }: Pick<ViewRow, 'workspaceId' | 'userId'>,
): Promise<boolean> => (await db().savedView.count({ where: { id, workspaceId, userId } })) > 0

/** One's own, and shared ones of others for whom `ofOthers` is true. */
export const removeView = async (
  { id, workspaceId, userId }: Pick<ViewRow, 'id' | 'workspaceId' | 'userId'>,
  ofOthers: boolean,
): Promise<boolean> => {
  const { count } = await db().savedView.deleteMany({
    where: { id, workspaceId, OR: [{ userId }, ...(ofOthers ? [{ shared: true }] : [])] },
  })
  return count === 1
}
