import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { contentKey } from '@/lib/media/storage-key'
import { createInput } from '@/lib/media/store'
import { branchOf } from '@/lib/videos/takes'
import { readTakes } from '@/lib/videos/takes-view'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { sha256 } from '@/tests/lib/media/stored'

describeOnEachDatabase('the takes of a shot', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  beforeAll(async () => {
    mine = await makeWorkspace()
  })

  const frameOf = async (fromVideoId: string, fromSeconds: number | null, of = mine) => {
    const hash = sha256(new TextEncoder().encode(unique()))
    const { id } = await createInput({
      workspaceId: of.scope.workspaceId,
      userId: of.scope.userId,
      kind: fromSeconds === null ? 'video' : 'image',
      name: 'a frame',
      storageKey: contentKey(hash, 'png'),
      thumbnailKey: null,
      sha256: hash,
      contentType: 'image/png',
      sizeBytes: 1,
      width: 1280,
      height: 720,
      durationSeconds: null,
      fromVideoId,
      ...(fromSeconds === null ? {} : { fromSeconds }),
    })
    return id
  }
  /** A take, in the shot of another or in one of its own, with a request of its own. */
  const take = async (
    number: number,
    {
      of = mine,
      beside,
      inputs = {},
      request = unique(),
      ...video
    }: {
      of?: MadeWorkspace
      beside?: string
      inputs?: Record<string, string>
      request?: string
      billedCredits?: number
      providerMode?: 'kling' | 'emulated'
    } = {},
  ) => {
    const made = await makeVideo(of, { takeNumber: number, ...video })
    const shotId = beside ?? (await db().video.findUniqueOrThrow({ where: { id: made.id } })).shotId
    await db().video.update({ where: { id: made.id }, data: { shotId } })
    await db().task.update({ where: { id: made.taskId }, data: { shotId, requestHash: request } })
    for (const [slot, inputId] of Object.entries(inputs)) {
      await db().taskInput.create({ data: { taskId: made.taskId, slot, inputId } })
    }
    return { ...made, shotId }
  }
  const read = (shotId: string, of = mine, providerMode: 'emulated' | 'kling' = 'emulated') =>
    readTakes({ workspaceId: of.scope.workspaceId, providerMode }, shotId, 'north')
  const briefly = async (shotId: string) =>
    (await read(shotId)).map(({ id, sources }) => [
      id,
      sources.map((source) => [
        source.kind,
        source.videoId,
        source.kind === 'frame' ? source.seconds : null,
      ]),
    ])

  it('stand by number, with the frame, the film or the request that each came from', async () => {
    const one = await take(1, { request: 'same' })
    const { shotId: beside } = one
    const three = await take(3, { beside, inputs: { image: await frameOf(one.id, 2.4) } })
    const two = await take(2, { beside, request: 'same' })
    const four = await take(4, { beside, inputs: { video: await frameOf(two.id, null) } })
    expect(await briefly(beside)).toEqual([
      [one.id, []],
      [two.id, [['again', one.id, null]]],
      [three.id, [['frame', one.id, 2.4]]],
      [four.id, [['video', two.id, null]]],
    ])
  })

  it('are followed into other shots, whatever the chain, and sources elsewhere have their names', async () => {
    const before = await take(7)
    const one = await take(1, { inputs: { image: await frameOf(before.id, 1) }, billedCredits: 10 })
    const next = await take(1, { inputs: { image: await frameOf(one.id, 5) }, billedCredits: 200 })
    const last = await take(1, {
      inputs: { image: await frameOf(next.id, 5) },
      billedCredits: 3000,
    })
    const takes = await read(one.shotId)
    expect(takes.map(({ id }) => id)).toEqual([one.id, next.id, last.id])
    expect(takes[0]?.sources).toMatchObject([{ videoId: before.id, takeNumber: 7 }])
    expect(branchOf(takes, one.id)).toEqual({ takes: 3, credits: 3210 })
  })

  it('are those of the workspace and of the provider, and the trash is told', async () => {
    const theirs = await makeWorkspace()
    const one = await take(1)
    await take(2, { beside: one.shotId, providerMode: 'kling' })
    // A frame that another workspace claims to have of it.
    await take(1, { of: theirs, inputs: { image: await frameOf(one.id, 1, theirs) } })
    const gone = await take(3, { beside: one.shotId })
    await db().video.update({ where: { id: gone.id }, data: { trashedAt: new Date() } })
    expect((await read(one.shotId)).map(({ id, isTrashed }) => [id, isTrashed])).toEqual([
      [one.id, false],
      [gone.id, true],
    ])
    expect(await read(one.shotId, theirs)).toEqual([])
    expect(await read("nothing' OR 1=1", mine)).toEqual([])
  })
})
