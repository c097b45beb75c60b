import { beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/api/w/[workspace]/collections/[collectionId]/route'
import type { CollectionOrder } from '@/lib/collections/collection'
import {
  createCollection,
  deleteCollection,
  moveInCollection,
  removeFromCollection,
  renameCollection,
  restoreCollection,
} from '@/lib/collections/collections'
import type { Result } from '@/lib/result'
import { trashVideos } from '@/lib/videos/trash'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideos } from '@/tests/helpers/videos'
import { requestTo, signedIn } from './signed-in'

describeOnEachDatabase('what is told of a collection to who looks at it', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let viewer: WorkspaceScope
  let ids: string[]
  const id = unique('collection')

  beforeAll(async () => {
    studio = await makeWorkspace()
    viewer = await addMember(studio.scope, 'viewer')
    ids = await makeVideos(studio, 3)
    await createCollection(studio.scope, { id, name: 'Finals', videoIds: ids })
  })

  const askAs = async (
    scope: WorkspaceScope | null,
    { etag, collectionId = id }: { etag?: string; collectionId?: string } = {},
  ) => {
    const send = scope ? await signedIn(scope.userId) : requestTo
    const params = Promise.resolve({ workspace: studio.scope.slug, collectionId })
    const response = await GET(send('/x', etag ? { headers: { 'if-none-match': etag } } : {}), {
      params,
    })
    const result: Result<CollectionOrder> | null =
      response.status === 304 ? null : await response.json()
    return { response, order: result?.ok ? result.data : null }
  }

  it('is its name and order, and nothing where nothing has changed', async () => {
    const { response, order } = await askAs(viewer)
    expect(order).toEqual({ name: 'Finals', videoIds: ids })
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    const etag = response.headers.get('etag') ?? ''
    expect((await askAs(viewer, { etag })).response.status).toBe(304)
    const [first = '', second = '', third = ''] = ids
    await moveInCollection(studio.scope, { id, videoIds: [third], before: first })
    await renameCollection(studio.scope, id, 'The end')
    expect((await askAs(viewer, { etag })).order).toEqual({
      name: 'The end',
      videoIds: [third, first, second],
    })
    await removeFromCollection(studio.scope, { id, videoIds: [first] })
    await trashVideos(studio.scope, [second])
    expect((await askAs(viewer, { etag })).order?.videoIds).toEqual([third])
  })

  it('is nothing to strangers, and nothing of one that is gone until it comes back', async () => {
    expect((await askAs(null)).response.status).toBe(401)
    expect((await askAs((await makeWorkspace()).scope)).response.status).toBe(404)
    expect((await askAs(viewer, { collectionId: '\0' })).response.status).toBe(404)
    const theirs = await makeWorkspace()
    const foreign = unique('collection')
    await createCollection(theirs.scope, { id: foreign, name: 'Theirs', videoIds: [] })
    expect((await askAs(viewer, { collectionId: foreign })).response.status).toBe(404)
    await deleteCollection(studio.scope, id)
    expect((await askAs(viewer)).response.status).toBe(404)
    await restoreCollection(studio.scope, id)
    expect((await askAs(viewer)).order?.name).toBe('The end')
  })
})
