import { beforeAll, expect, it } from 'vitest'
import { MOST_VIDEOS } from '@/lib/collections/collection'
import {
  addToCollection,
  createCollection,
  deleteCollection,
  moveInCollection,
  readCollection,
  readCollections,
  removeFromCollection,
  renameCollection,
  restoreCollection,
} from '@/lib/collections/collections'
import { db } from '@/lib/db/client'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'

describeOnEachDatabase('collections', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let theirs: MadeWorkspace
  let videos: string[]
  beforeAll(async () => {
    mine = await makeWorkspace()
    theirs = await makeWorkspace()
    videos = []
    for (let index = 0; index < 6; index++) {
      videos.push((await makeVideo(mine, { posterKey: 'aa/poster.webp' })).id)
    }
  })

  const make = async (videoIds: string[] = []) => {
    const id = unique('collection')
    await createCollection(mine.scope, { id, name: 'For the client', videoIds })
    return id
  }
  const orderOf = async (id: string) => (await readCollection(mine.scope, id))?.videoIds
  const named = (letters: string) =>
    [...letters].map((letter) => videos['abcdef'.indexOf(letter)] ?? '')

  it('keep the order in which videos were put into them', async () => {
    const id = await make(named('cab'))
    expect(await orderOf(id)).toEqual(named('cab'))
    const { added } = await addToCollection(mine.scope, {
      ...{ id, videoIds: named('dcf'), before: videos[0] ?? '' },
    })
    expect(added).toEqual(named('df'))
    expect(await orderOf(id)).toEqual(named('cdfab'))
  })

  it('move several at once, keeping their order among each other', async () => {
    const id = await make(named('abcde'))
    await moveInCollection(mine.scope, { id, videoIds: named('db'), before: videos[0] ?? '' })
    expect(await orderOf(id)).toEqual(named('bdace'))
    await moveInCollection(mine.scope, { id, videoIds: named('b'), before: null })
    expect(await orderOf(id)).toEqual(named('daceb'))
  })

  it('lose what is taken out, and have it back where it was', async () => {
    const id = await make(named('abc'))
    await removeFromCollection(mine.scope, { id, videoIds: named('b') })
    expect(await orderOf(id)).toEqual(named('ac'))
    await addToCollection(mine.scope, { id, videoIds: named('b'), before: videos[2] ?? '' })
    expect(await orderOf(id)).toEqual(named('abc'))
  })

  it('show nothing that is in the trash, and show it again when it is back', async () => {
    const id = await make(named('abc'))
    const [, second = ''] = named('ab')
    await db().video.update({ where: { id: second }, data: { trashedAt: new Date() } })
    expect(await orderOf(id)).toEqual(named('ac'))
    const [listed] = (await readCollections(mine.scope)).filter((each) => each.id === id)
    expect([listed?.videos, listed?.posterUrls.length]).toEqual([2, 2])
    await db().video.update({ where: { id: second }, data: { trashedAt: null } })
    expect(await orderOf(id)).toEqual(named('abc'))
  })

  it('are made once by the same press, and take nothing of another workspace', async () => {
    const foreign = await makeVideo(theirs)
    const id = await make([...named('a'), foreign.id, 'nothing'])
    await createCollection(mine.scope, { id, name: 'For the client', videoIds: named('a') })
    expect(await orderOf(id)).toEqual(named('a'))
    expect((await readCollections(mine.scope)).filter((each) => each.id === id).length).toBe(1)
  })

  it('come back after they were removed', async () => {
    const id = await make(named('ab'))
    await renameCollection(mine.scope, id, 'Finals')
    await deleteCollection(mine.scope, id)
    expect(await readCollection(mine.scope, id)).toBeNull()
    await expect(renameCollection(mine.scope, id, 'x')).rejects.toMatchObject({ code: 'not_found' })
    await restoreCollection(mine.scope, id)
    await restoreCollection(mine.scope, id)
    expect((await readCollection(mine.scope, id))?.collection.name).toBe('Finals')
    expect(await orderOf(id)).toEqual(named('ab'))
  })

  it('are not found from another workspace, whatever is done', async () => {
    const id = await make(named('ab'))
    const gone = { code: 'not_found' }
    const { scope } = theirs
    expect(await readCollection(scope, id)).toBeNull()
    const videoIds = named('a')
    await expect(addToCollection(scope, { id, videoIds, before: null })).rejects.toMatchObject(gone)
    await expect(moveInCollection(scope, { id, videoIds, before: null })).rejects.toMatchObject(
      gone,
    )
    await expect(removeFromCollection(scope, { id, videoIds })).rejects.toMatchObject(gone)
    await expect(deleteCollection(scope, id)).rejects.toMatchObject(gone)
    await expect(restoreCollection(scope, id)).rejects.toMatchObject(gone)
    await expect(createCollection(scope, { id, name: 'x', videoIds })).rejects.toMatchObject(gone)
    expect(await orderOf(id)).toEqual(named('ab'))
  })

  it('have all that several people put in at once, each once', async () => {
    const id = await make()
    await Promise.all(
      [...'abcdefabcdef'].map((letter) =>
        addToCollection(mine.scope, { id, videoIds: named(letter), before: null }),
      ),
    )
    expect((await orderOf(id))?.sort()).toEqual([...videos].sort())
    const rows = await db().collectionVideo.findMany({ where: { collectionId: id } })
    expect(new Set(rows.map(({ position }) => position)).size).toBe(6)
  })

  it('refuse one video too many, and change nothing then', async () => {
    const id = await make(named('a'))
    const [first = ''] = videos
    // As long as it may be, without a thousand videos.
    await db().collectionVideo.deleteMany({ where: { collectionId: id } })
    const fill = Array.from({ length: MOST_VIDEOS - 1 }, (_, index) => `${unique('f')}${index}`)
    const shape = await db().video.findUniqueOrThrow({ where: { id: first } })
    const { shotId } = shape
    const tasks = fill.map((taskId, index) => ({ taskId, place: BigInt(index + 1) }))
    await db().task.createMany({
      data: tasks.map(({ taskId }) => ({
        ...{ id: taskId, requestId: taskId, requestHash: 'x', shotId, takeNumber: 1 },
        ...{ workspaceId: shape.workspaceId, userId: shape.userId, projectId: shape.projectId },
        ...{ providerMode: 'emulated' as const, type: shape.type, prompt: 'x', settings: {} },
        ...{ priceCredits: 1, state: 'done' as const },
      })),
    })
    await db().video.createMany({
      data: tasks.map(({ taskId, place }) => ({
        ...shape,
        ...{ id: taskId, taskId, place, settings: {}, warnings: [] },
      })),
    })
    await addToCollection(mine.scope, { id, videoIds: fill, before: null })
    await expect(
      addToCollection(mine.scope, { id, videoIds: named('ab'), before: null }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await addToCollection(mine.scope, { id, videoIds: named('b'), before: null })
    expect((await orderOf(id))?.length).toBe(MOST_VIDEOS)
  })
})
