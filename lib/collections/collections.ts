import 'server-only'
import {
  type CollectionOrder,
  type CollectionView,
  MOST_COLLECTIONS,
  MOST_VIDEOS,
} from '@/lib/collections/collection'
import {
  addVideos,
  type CollectionRow,
  findCollection,
  insertCollection,
  listCollected,
  listCollectionNames,
  listCollections,
  listFirstPosters,
  moveVideos,
  removeVideos,
  updateCollection,
} from '@/lib/collections/store'
import { databaseNow, isUniqueViolation } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

const POSTERS = 4

const gone = () => new AppError('not_found', say('errors.collections.gone'))

const keyOf = ({ workspaceId }: WorkspaceScope, id: string) => ({ workspaceId, id })

const toView = (row: CollectionRow, posterUrls: string[]): CollectionView => ({
  id: row.id,
  name: row.name,
  makerName: row.user.displayName,
  createdAt: row.createdAt.toISOString(),
  videos: row._count.videos,
  posterUrls,
})

/** All of a workspace, newest first. */
export const readCollections = async (scope: WorkspaceScope): Promise<CollectionView[]> => {
  const rows = await listCollections(scope.workspaceId, MOST_COLLECTIONS)
  const pictures = await listFirstPosters(
    rows.map(({ id }) => id),
    POSTERS,
  )
  const postersOf = (id: string) =>
    pictures
      .filter(({ collectionId }) => collectionId === id)
      .slice(0, POSTERS)
      .map(
        ({ videoId, sha256 }) =>
          `/api/w/${scope.slug}/videos/${videoId}/poster?v=${sha256.slice(0, 12)}`,
      )
  return rows.map((row) => toView(row, postersOf(row.id)))
}

/** All of a workspace, newest first. */
export const readCollectionNames = ({ workspaceId }: WorkspaceScope) =>
  listCollectionNames(workspaceId, MOST_COLLECTIONS)

/** Null for one that was removed or is another workspace's. */
export const readCollection = async (
  scope: WorkspaceScope,
  id: string,
): Promise<{ collection: CollectionView; videoIds: string[] } | null> => {
  const row = await findCollection(keyOf(scope, id))
  return row && { collection: toView(row, []), videoIds: await listCollected(id, MOST_VIDEOS) }
}

/** @throws AppError not_found */
export const readCollectionOrder = async (
  scope: WorkspaceScope,
  id: string,
): Promise<CollectionOrder> => {
  const row = await findCollection(keyOf(scope, id))
  if (!row) throw gone()
  return { name: row.name, videoIds: await listCollected(id, MOST_VIDEOS) }
}

type New = { id: string; name: string; videoIds: string[] }

/**
 * Makes a collection of videos, in their order. The id is the browser's, so that the same press
 * twice is one collection.
 * @throws AppError conflict when the workspace has as many as there may be
 */
export const createCollection = async (
  scope: WorkspaceScope,
  { id, name, videoIds }: New,
): Promise<void> => {
  try {
    const made = await insertCollection(
      { ...keyOf(scope, id), userId: scope.userId, name },
      MOST_COLLECTIONS,
    )
    if (!made) {
      throw new AppError('conflict', say('errors.collections.tooMany', { most: MOST_COLLECTIONS }))
    }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (!(await findCollection(keyOf(scope, id)))) throw gone()
  }
  if (videoIds.length > 0) await addToCollection(scope, { id, videoIds, before: null })
}

/** @throws AppError not_found */
export const renameCollection = async (scope: WorkspaceScope, id: string, name: string) => {
  if (!(await updateCollection(keyOf(scope, id), { name }))) throw gone()
}

/** @throws AppError not_found */
export const deleteCollection = async (scope: WorkspaceScope, id: string) => {
  const deletedAt = await databaseNow()
  if (!(await updateCollection(keyOf(scope, id), { deletedAt }))) throw gone()
}

/** Brings a removed one back, as it was; done twice, it stays. */
export const restoreCollection = async (scope: WorkspaceScope, id: string) => {
  if (await updateCollection(keyOf(scope, id), { deletedAt: null })) return
  if (!(await findCollection(keyOf(scope, id)))) throw gone()
}

type Placed = { id: string; videoIds: string[]; before: string | null }

/**
 * Which of them were not in it before: what is there already stays where it is.
 * @throws AppError not_found, conflict when it would be too long
 */
export const addToCollection = async (
  scope: WorkspaceScope,
  { id, ...placed }: Placed,
): Promise<{ added: string[] }> => {
  const outcome = await addVideos(
    keyOf(scope, id),
    { ...placed, userId: scope.userId },
    MOST_VIDEOS,
  )
  if (outcome === null) throw gone()
  if (outcome === 'full') {
    throw new AppError('conflict', say('errors.collections.full', { most: MOST_VIDEOS }))
  }
  return outcome
}

/** @throws AppError not_found */
export const moveInCollection = async (scope: WorkspaceScope, { id, ...placed }: Placed) => {
  if (!(await moveVideos(keyOf(scope, id), placed))) throw gone()
}

/** @throws AppError not_found */
export const removeFromCollection = async (
  scope: WorkspaceScope,
  { id, videoIds }: { id: string; videoIds: string[] },
) => {
  if (!(await removeVideos(keyOf(scope, id), videoIds))) throw gone()
}
