import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { contentKey } from '@/lib/media/storage-key'
import { createInput } from '@/lib/media/store'
import { readFrameLineage } from '@/lib/videos/frame-lineage'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { sha256 } from '@/tests/lib/media/stored'

describeOnEachDatabase('the lineage of frames', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  beforeAll(async () => {
    mine = await makeWorkspace()
  })

  const frameOf = async (videoId: string | null, seconds = 0, of = mine) => {
    const hash = sha256(new TextEncoder().encode(unique()))
    const { id } = await createInput({
      workspaceId: of.scope.workspaceId,
      userId: of.scope.userId,
      kind: 'image',
      name: 'a frame',
      storageKey: contentKey(hash, 'png'),
      thumbnailKey: null,
      sha256: hash,
      contentType: 'image/png',
      sizeBytes: 1,
      width: 1280,
      height: 720,
      durationSeconds: null,
      ...(videoId ? { fromVideoId: videoId, fromSeconds: seconds } : {}),
    })
    return id
  }
  const madeWith = async (inputs: Record<string, string>, of = mine) => {
    const video = await makeVideo(of)
    for (const [slot, inputId] of Object.entries(inputs)) {
      await db().taskInput.create({ data: { taskId: video.taskId, slot, inputId } })
    }
    return video
  }
  const lineage = (video: { id: string; taskId: string }) =>
    readFrameLineage(mine.scope.workspaceId, video)
  const named = (id: string) => ({ id, prompt: 'A quiet harbour', takeNumber: 1 })

  it('goes both ways along a chain', async () => {
    const first = await makeVideo(mine)
    const second = await madeWith({ image: await frameOf(first.id, 77 / 24) })
    const third = await madeWith({ image: await frameOf(second.id, 2) })
    expect(await lineage(first)).toEqual({
      sources: [],
      continuedBy: [named(second.id)],
      hasMore: false,
    })
    expect(await lineage(second)).toEqual({
      sources: [{ kind: 'continues', video: named(first.id), seconds: 77 / 24 }],
      continuedBy: [named(third.id)],
      hasMore: false,
    })
  })

  it('tells bridges, loops, finals, references and edits apart', async () => {
    const [from, to] = [await makeVideo(mine), await makeVideo(mine)]
    const [start, end] = [await frameOf(from.id, 5), await frameOf(to.id, 0)]
    const bridge = await madeWith({ image: start, endImage: end })
    expect((await lineage(bridge)).sources).toEqual([
      { kind: 'continues', video: named(from.id), seconds: 5 },
      { kind: 'leadsTo', video: named(to.id), seconds: 0 },
    ])
    const loop = await madeWith({ image: start, endImage: start })
    expect((await lineage(loop)).sources).toEqual([
      { kind: 'loops', video: named(from.id), seconds: 5 },
    ])
    const final = await madeWith({ image: await frameOf(from.id, 0), endImage: start })
    expect((await lineage(final)).sources).toEqual([{ kind: 'between', video: named(from.id) }])
    const refers = await madeWith({ 'images.0': await frameOf(null), 'images.1': end })
    expect((await lineage(refers)).sources).toEqual([
      { kind: 'refersTo', video: named(to.id), seconds: 0 },
    ])
    const edit = await madeWith({ video: await frameOf(from.id) })
    expect((await lineage(edit)).sources).toEqual([{ kind: 'madeFrom', video: named(from.id) }])
    const made = (await lineage(from)).continuedBy.map(({ id }) => id)
    expect(new Set(made)).toEqual(new Set([bridge.id, loop.id, final.id, edit.id]))
  })

  it('names five and knows that there are more', async () => {
    const video = await makeVideo(mine)
    const frame = await frameOf(video.id)
    for (let each = 0; each < 6; each++) await madeWith({ image: frame })
    const { continuedBy, hasMore } = await lineage(video)
    expect({ count: continuedBy.length, hasMore }).toEqual({ count: 5, hasMore: true })
  })

  it('keeps what a removed frame was used for, and says nothing of other workspaces', async () => {
    const theirs = await makeWorkspace()
    const video = await makeVideo(mine)
    const frame = await frameOf(video.id)
    const next = await madeWith({ image: frame })
    await db().input.update({ where: { id: frame }, data: { deletedAt: new Date() } })
    // No way of ours makes such rows; a reader must not rely on that.
    await madeWith({ image: await frameOf(video.id, 0, theirs) }, theirs)
    const odd = await madeWith({ image: await frameOf((await makeVideo(theirs)).id) })
    expect((await lineage(video)).continuedBy).toEqual([named(next.id)])
    expect((await lineage(next)).sources).toHaveLength(1)
    expect((await lineage(odd)).sources).toEqual([])
  })
})
