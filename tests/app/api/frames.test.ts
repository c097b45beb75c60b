import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST } from '@/app/api/w/[workspace]/videos/[videoId]/frames/route'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import type { InputView } from '@/lib/media/input-view'
import { storage } from '@/lib/media/storage'
import type { Result } from '@/lib/result'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { numberedVideo, numberOf } from '@/tests/lib/media/numbered-video'
import { store } from '@/tests/lib/media/stored'
import { requestTo, signedIn } from './signed-in'

afterAll(stopFfmpeg)

const FILM = { frames: 48, width: 320, height: 320, options: ['-bf', '3', '-g', '250'] }

describeOnEachDatabase('frames of videos over HTTP', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let theirs: MadeWorkspace
  let send: typeof requestTo
  let storageKey: string

  beforeAll(async () => {
    mine = await makeWorkspace()
    theirs = await makeWorkspace()
    send = await signedIn(mine.scope.userId)
    storageKey = await store(await numberedVideo(FILM), 'mp4')
  })

  const film = (of: MadeWorkspace) =>
    makeVideo(of, {
      storageKey,
      prompt: 'Lighthouse 24/7, at dusk',
      takeNumber: 2,
      durationSeconds: 2,
      framesPerSecond: 24,
      width: 320,
      height: 320,
    })

  const ask = async (videoId: string, frames: unknown, { as = send, headers = {} } = {}) => {
    const path = `/api/w/${mine.scope.slug}/videos/${videoId}/frames`
    const request = as(path, { method: 'POST', body: JSON.stringify({ frames }), headers })
    const params = Promise.resolve({ workspace: mine.scope.slug, videoId })
    const response = await POST(request, { params })
    const result = (await response.json()) as Result<{ inputs: InputView[] }>
    return { status: response.status, result }
  }

  const take = async (...asked: Parameters<typeof ask>): Promise<InputView[]> => {
    const { result } = await ask(...asked)
    if (!result.ok) throw new Error(result.error.message)
    return result.data.inputs
  }

  const numberIn = async (inputId: string): Promise<number> => {
    const { storageKey: key } = await db().input.findUniqueOrThrow({ where: { id: inputId } })
    return storage().withFile(key, numberOf)
  }

  it('become inputs: exactly that frame, with a name, a thumbnail and where it is from', async () => {
    const { id } = await film(mine)
    const { status, result } = await ask(id, [{ frame: 37 }])
    expect(status).toBe(201)
    const [input] = result.ok ? result.data.inputs : []
    expect(input).toMatchObject({
      kind: 'image',
      name: 'Lighthouse 24 7, take 2, 1.54 s',
      width: 320,
      height: 320,
      frameOf: { videoId: id, seconds: 37 / 24 },
    })
    const row = await db().input.findUniqueOrThrow({ where: { id: input?.id ?? '' } })
    expect(row).toMatchObject({
      workspaceId: mine.scope.workspaceId,
      userId: mine.scope.userId,
      contentType: 'image/png',
      fromVideoId: id,
      fromSeconds: 37 / 24,
    })
    expect(await numberIn(row.id)).toBe(37)
    const thumbnail = await storage().withFile(row.thumbnailKey ?? '', (path) =>
      sharp(path).metadata(),
    )
    expect(thumbnail).toMatchObject({ format: 'webp', width: 320, height: 320 })
    expect(await readdir(join(env().dataDir, 'tmp'))).toEqual([])
  })

  it('are the first and the last one when they are asked for as such', async () => {
    const { id } = await film(mine)
    const [last, first] = await take(id, [{ frame: 'last' }, { frame: 'first' }])
    expect(await numberIn(last?.id ?? '')).toBe(47)
    expect(await numberIn(first?.id ?? '')).toBe(0)
    expect(await take(id, [{ frame: 0 }, { frame: 47 }])).toEqual([first, last])
  })

  it('may be of two videos, for a bridge', async () => {
    const [from, to] = [await film(mine), await film(mine)]
    const inputs = await take(from.id, [{ frame: 'last' }, { frame: 'first', videoId: to.id }])
    expect(inputs.map(({ frameOf }) => frameOf?.videoId)).toEqual([from.id, to.id])
  })

  it('are named in the language of who takes them', async () => {
    const { id } = await film(mine)
    const [input] = await take(id, [{ frame: 37 }], { headers: { 'accept-language': 'tr' } })
    expect(input?.name).toMatch(/^Lighthouse 24 7, çekim 2, 1,54 sn/)
  })

  it('are the same input when asked again, one after another and at once', async () => {
    const { id } = await film(mine)
    const answers = await Promise.all(Array.from({ length: 4 }, () => take(id, [{ frame: 5 }])))
    const again = await take(id, [{ frame: 5 }])
    expect(new Set([...answers, again].map(([input]) => input?.id)).size).toBe(1)
    expect(await db().input.count({ where: { fromVideoId: id } })).toBe(1)
  })

  it('are a new input when the earlier one was removed', async () => {
    const { id } = await film(mine)
    const [before] = await take(id, [{ frame: 5 }])
    await db().input.update({ where: { id: before?.id ?? '' }, data: { deletedAt: new Date() } })
    const [after] = await take(id, [{ frame: 5 }])
    expect(after?.id).not.toBe(before?.id)
    expect(await numberIn(after?.id ?? '')).toBe(5)
  })

  it('cannot be had of a video that is not here, or is somebody else’s', async () => {
    const own = await film(mine)
    const foreign = await film(theirs)
    for (const [id, frames] of [
      [foreign.id, [{ frame: 0 }]],
      ['nowhere', [{ frame: 0 }]],
      [own.id, [{ frame: 0 }, { frame: 0, videoId: foreign.id }]],
    ] as const) {
      const { status, result } = await ask(id, frames)
      expect(status).toBe(404)
      expect(result).toMatchObject({ error: { message: 'This video is not here any more.' } })
    }
    const made = await db().input.count({ where: { fromVideoId: { in: [foreign.id, own.id] } } })
    expect(made).toBe(0)
    expect(await readdir(join(env().dataDir, 'tmp'))).toEqual([])
  })

  it('cannot be had beyond the end, and the end is named', async () => {
    const { id } = await film(mine)
    const { status, result } = await ask(id, [{ frame: 48 }])
    expect(status).toBe(400)
    expect(result).toMatchObject({ error: { message: 'This video has only 48 frames.' } })
  })

  it.each([
    ['nothing', []],
    ['three', [{ frame: 0 }, { frame: 1 }, { frame: 2 }]],
    ['half a frame', [{ frame: 0.5 }]],
    ['a frame before the first', [{ frame: -1 }]],
    ['a word', [{ frame: 'middle' }]],
    ['no list', 'first'],
    ['more than is known', [{ frame: 0, second: 1 }]],
  ])('are not made for %s', async (_, frames) => {
    const { id } = await film(mine)
    expect((await ask(id, frames)).status).toBe(400)
    expect(await db().input.count({ where: { fromVideoId: id } })).toBe(0)
  })

  it('cannot be had where the picture is smaller than the provider takes', async () => {
    const small = await store(await numberedVideo({ frames: 3, width: 160, height: 160 }), 'mp4')
    const { id } = await makeVideo(mine, { storageKey: small, durationSeconds: 0.125 })
    const { status, result } = await ask(id, [{ frame: 1 }])
    expect(status).toBe(400)
    expect(JSON.stringify(result)).toContain('300 pixels')
    expect(await readdir(join(env().dataDir, 'tmp'))).toEqual([])
  })

  it('are for those who may add inputs', async () => {
    const { id } = await film(mine)
    const viewer = await addMember(mine.scope, 'viewer')
    const as = await signedIn(viewer.userId)
    expect((await ask(id, [{ frame: 0 }], { as })).status).toBe(403)
    expect((await ask(id, [{ frame: 0 }], { as: requestTo })).status).toBe(401)
    const crossSite = { headers: { origin: 'http://elsewhere.test' } }
    expect((await ask(id, [{ frame: 0 }], crossSite)).status).toBe(403)
  })
})
