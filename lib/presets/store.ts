import { db, type Prisma } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import type { PresetSettings } from '@/lib/presets/preset'

/** A member of a workspace, and whether shared presets of others are theirs to change. */
export type Holder = { workspaceId: string; userId: string; changesShared: boolean }

export type PresetRow = {
  id: string
  workspaceId: string
  userId: string
  name: string
  shared: boolean
  settings: PresetSettings
}

export type PresetChange = Partial<Pick<PresetRow, 'name' | 'shared' | 'settings'>>

/** Shared ones of others, of whom there may be many; the newest are listed. */
const MOST_OF_OTHERS = 500

/** One's own, and what others share, newest first. */
export const listPresets = async ({ workspaceId, userId }: Holder, mostOwn: number) => {
  const list = (where: Prisma.PresetWhereInput, take: number) =>
    db().preset.findMany({
      where: { workspaceId, ...where },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take,
      include: { user: { select: { displayName: true } } },
    })
  const [own, others] = await Promise.all([
    list({ userId }, mostOwn),
    list({ userId: { not: userId }, shared: true }, MOST_OF_OTHERS),
  ])
  return [...own, ...others]
}

/**
 * False when its maker has `most` in the workspace already. Breaks with a unique violation when the
 * id is taken.
 */
export const insertPreset = (preset: PresetRow, most: number): Promise<boolean> =>
  inTransaction(async (tx) => {
    const { workspaceId, userId } = preset
    // Holds the member's row, so that two at once do not both find room for the last one.
    await tx.membership.updateMany({ where: { workspaceId, userId }, data: { userId } })
    if ((await tx.preset.count({ where: { workspaceId, userId } })) >= most) return false
    await tx.preset.create({ data: preset })
    return true
  })

export const hasPreset = async (
  id: string,
  { workspaceId, userId }: Pick<Holder, 'workspaceId' | 'userId'>,
): Promise<boolean> =>
  (await db().preset.findFirst({ where: { id, workspaceId, userId }, select: { id: true } })) !==
  null

const changeable = (id: string, { workspaceId, userId, changesShared }: Holder) => ({
  id,
  workspaceId,
  OR: [{ userId }, ...(changesShared ? [{ shared: true }] : [])],
})

/** False when there is none that the holder may change. */
export const updatePreset = async (
  id: string,
  holder: Holder,
  change: PresetChange,
  now: Date,
): Promise<boolean> => {
  const { count } = await db().preset.updateMany({
    where: changeable(id, holder),
    data: { ...change, updatedAt: now },
  })
  return count === 1
}

/** What was there, for bringing it back; null when there is none that the holder may change. */
export const removePreset = (id: string, holder: Holder) =>
  inTransaction(async (tx) => {
    const found = await tx.preset.findFirst({ where: changeable(id, holder) })
    if (!found) return null
    const { count } = await tx.preset.deleteMany({ where: changeable(id, holder) })
    return count === 1 ? found : null
  })
