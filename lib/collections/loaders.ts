import 'server-only'
import { cache } from 'react'
import type { CollectionView } from '@/lib/collections/collection'
import { readCollection, readCollectionNames, readCollections } from '@/lib/collections/collections'
import { readVideosById } from '@/lib/videos/read-videos-by-id'
import type { VideoView } from '@/lib/videos/video-view'
import { loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

export const loadCollections = async (
  slug: string,
): Promise<{ collections: CollectionView[]; canChange: boolean }> => {
  const scope = await loadScope(slug)
  const collections = await readCollections(scope)
  return { collections, canChange: may(scope.role, 'collections:write') }
}

/** All of a workspace, to choose from. */
export const loadCollectionNames = async (slug: string): Promise<{ id: string; name: string }[]> =>
  readCollectionNames(await loadScope(slug))

/** Null when there is none. The page and its title share the answer. */
export const loadCollection = cache(
  async (
    slug: string,
    id: string,
  ): Promise<{
    collection: CollectionView
    videos: VideoView[]
    canChange: boolean
    canShare: boolean
  } | null> => {
    const scope = await loadScope(slug)
    const found = await readCollection(scope, id)
    if (!found) return null
    const videos = await readVideosById(scope, found.videoIds)
    return {
      collection: found.collection,
      videos,
      canChange: may(scope.role, 'collections:write'),
      canShare: may(scope.role, 'shares:make'),
    }
  },
)
