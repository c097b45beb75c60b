import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST } from '@/app/api/w/[workspace]/videos/[videoId]/input/route'
import { db } from '@/lib/db/client'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import type { InputView } from '@/lib/media/input-view'
import { storage } from '@/lib/media/storage'
import type { Result } from '@/lib/result'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { numberedVideo } from '@/tests/lib/media/numbered-video'
import { store } from '@/tests/lib/media/stored'
import { type requestTo, signedIn } from './signed-in'

afterAll(stopFfmpeg)

describeOnEachDatabase('a video as an input over HTTP', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let theirs: MadeWorkspace
  let send: typeof requestTo
  let storageKey: string

  beforeAll(async () => {
    mine = await makeWorkspace()
    theirs = await makeWorkspace()
    send = await signedIn(mine.scope.userId)
    const film = { frames: 72, width: 320, height: 320, options: [] }
    storageKey = await store(await numberedVideo(film), 'mp4')
  })

  const film = (of: MadeWorkspace, durationSeconds = 3) =>
    makeVideo(of, { storageKey, prompt: 'Lighthouse 24/7', takeNumber: 2, durationSeconds })

  const ask = async (videoId: string, as = send) => {
    const path = `/api/w/${mine.scope.slug}/videos/${videoId}/input`
    const params = Promise.resolve({ workspace: mine.scope.slug, videoId })
    const response = await POST(as(path, { method: 'POST' }), { params })
    const result = (await response.json()) as Result<InputView>
    return { status: response.status, result }
  }

  it('has the name of its take, its length, and bytes of its own', async () => {
    const { id } = await film(mine)
    const { status, result } = await ask(id)
    expect(status).toBe(201)
    expect(result).toMatchObject({
      ok: true,
      data: { kind: 'video', name: 'Lighthouse 24 7, take 2', durationSeconds: 3, frameOf: null },
    })
    const input = await db().input.findUniqueOrThrow({
      where: { id: result.ok ? result.data.id : '' },
    })
    expect(await storage().stat(input.storageKey)).toEqual({ sizeBytes: input.sizeBytes })
    expect(await storage().stat(storageKey)).not.toBeNull()
  })

  it('is the same input when it is asked for again, also at the same time', async () => {
    const { id } = await film(mine)
    const asked = await Promise.all([ask(id), ask(id)])
    const all = [...asked, await ask(id)]
    expect(new Set(all.map(({ result }) => result.ok && result.data.id)).size).toBe(1)
    expect(await db().input.count({ where: { fromVideoId: id } })).toBe(1)
    await db().input.updateMany({ where: { fromVideoId: id }, data: { deletedAt: new Date() } })
    expect((await ask(id)).result).toMatchObject({ ok: true })
    expect(await db().input.count({ where: { fromVideoId: id } })).toBe(2)
  })

  it('is refused by its length before anything is read', async () => {
    const { id } = await film(mine, 12)
    const { status, result } = await ask(id)
    expect(status).toBe(400)
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining('12 s') } })
  })

  it('is not there for another workspace, and not for who only watches', async () => {
    const { id } = await film(theirs)
    expect((await ask(id)).status).toBe(404)
    const viewer = await addMember(mine.scope, 'viewer')
    const watching = await signedIn(viewer.userId)
    expect((await ask((await film(mine)).id, watching)).status).toBe(403)
  })
})
