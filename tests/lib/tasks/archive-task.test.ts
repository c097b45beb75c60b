import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import { storage } from '@/lib/media/storage'
import { resumeSending } from '@/lib/tasks/provider-health'
import type { TaskRow } from '@/lib/tasks/store'
import { runDueWork } from '@/lib/tasks/worker'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { accepted, json, plugInOddProvider, succeeded } from '@/tests/helpers/odd-provider'
import { reload, submitAs, workUntil, workWhile } from '@/tests/helpers/studio'
import { changeBox, uint32 } from '@/tests/lib/media/hostile-video'
import { sampleVideo } from '@/tests/lib/media/sample-video'
import { sha256 } from '@/tests/lib/media/stored'

/** Results as a provider may hand them over, from one that lies. */

afterAll(stopFfmpeg)

const PRICE = 120

describeOnEachDatabase('a result that is hard to store', (useDatabase) => {
  useDatabase()
  afterEach(expectCleanBooks)
  let studio: MadeWorkspace

  beforeEach(async () => {
    studio = await makeWorkspace()
    await resumeSending('emulated')
    await db().task.updateMany({ data: { dueAt: null } })
  })

  const submit = () =>
    submitAs(studio, {
      type: 'std-text-to-video',
      prompt: 'A quiet harbour',
      durationSeconds: 3,
      aspectRatio: '1:1',
      sound: false,
    })

  /** A provider that has succeeded at once; `response` is made from its own address. */
  const plugIn = async (
    response: (origin: string) => unknown,
    file: (path: string, response: ServerResponse) => unknown,
    more: object = { consumed_credits: PRICE },
  ) => {
    const id = unique('n75')
    let origin = ''
    const provider = await plugInOddProvider({
      create: (_, reply) => json(reply, accepted(id)),
      status: (_, reply) => json(reply, succeeded(id, response(origin), more)),
      file: (request, reply) => file(request.url ?? '', reply),
    })
    origin = provider.origin
    return provider
  }

  const storedBytes = async (task: TaskRow) => {
    const video = await db().video.findUniqueOrThrow({ where: { taskId: task.id } })
    const bytes = await storage().withFile(video.storageKey, (path) => readFile(path))
    return { bytes, sha256: video.sha256 }
  }

  it('is tried at every address, until one holds a whole video', async () => {
    const good = await sampleVideo()
    // Begins as a video and is as long as announced, and yet is none.
    const hollow = good.slice(0, 40)
    await plugIn(
      (origin) => [`${origin}/hollow.mp4`, `${origin}/good.mp4`],
      (path, reply) => reply.end(path === '/good.mp4' ? good : hollow),
    )
    const done = await workUntil(await submit(), 'done')
    expect((await storedBytes(done)).sha256).toBe(sha256(good))
  })

  it('names what is wrong with the video, not with the picture beside it', async () => {
    await plugIn(
      (origin) => [{ url: `${origin}/a.mp4`, cover: `${origin}/cover.jpg` }],
      (path, reply) =>
        path === '/a.mp4' ? reply.writeHead(403).end() : reply.end('a picture of sorts'),
    )
    const task = await workWhile(await submit(), ({ archiveAttempts }) => archiveAttempts === 0)
    expect(task.note).toEqual({ code: 'archive_retry', reason: 'expired' })
  })

  it.each([
    ['a NUL', 'a\u0000.mp4'],
    ['half a character', 'a\ud800.mp4'],
  ])('is settled though its address holds %s', async (_, name) => {
    await plugIn(
      (origin) => [`${origin}/${name}`],
      (_path, reply) => reply.writeHead(404).end(),
    )
    const task = await workUntil(await submit(), 'archiving')
    expect(task.billedCredits).toBe(PRICE)
  })

  it('says that the estimate was settled, also after trouble with storing', async () => {
    const good = await sampleVideo()
    let isThere = false
    await plugIn(
      (origin) => `${origin}/a.mp4`,
      (_path, reply) => (isThere ? reply.end(good) : reply.writeHead(403).end()),
      {},
    )
    const task = await workWhile(await submit(), ({ archiveAttempts }) => archiveAttempts === 0)
    isThere = true
    expect((await workUntil(task, 'done')).note).toEqual({ code: 'settled_estimate' })
  })

  it('is kept as it came when it is a whole video that we cannot read', async () => {
    const whole = changeBox(await sampleVideo(), 'stts', () => uint32(0, 0))
    await plugIn(
      (origin) => `${origin}/a.mp4`,
      (_path, reply) => reply.end(whole),
    )
    const task = await workWhile(await submit(), ({ archiveAttempts }) => archiveAttempts === 0)
    expect(task).toMatchObject({ state: 'archiving', note: { reason: 'not_a_video' } })
    await db().task.update({
      where: { id: task.id },
      data: { archiveAttempts: 2, dueAt: new Date() },
    })
    const done = await workUntil(task, 'done')
    const { bytes } = await storedBytes(done)
    expect(sha256(bytes)).toBe(sha256(whole))
    const video = await db().video.findUniqueOrThrow({ where: { taskId: task.id } })
    expect(video).toMatchObject({
      warnings: [{ code: 'unread' }],
      durationSeconds: 3,
      width: 720,
      height: 720,
    })
  })

  it('is not spoilt by an attempt that lost its lease and goes on writing', async () => {
    const [slow, quick] = [await sampleVideo({ seconds: 4 }), await sampleVideo({ seconds: 2 })]
    const half = Math.floor(Math.min(slow.length, quick.length) / 2)
    let open: ServerResponse | null = null
    await plugIn(
      (origin) => [`${origin}/a.mp4`],
      (_path, reply) => {
        if (open) return reply.writeHead(200, { 'content-length': quick.length }).end(quick)
        open = reply.writeHead(200, { 'content-length': slow.length })
        open.write(slow.slice(0, half))
      },
    )
    const task = await workUntil(await submit(), 'archiving')
    while (!open) await runDueWork(50)
    const past = new Date(Date.now() - 3_600_000)
    await db().task.update({ where: { id: task.id }, data: { leaseUntil: past } })
    const done = await workUntil(task, 'done')
    ;(open as ServerResponse).end(slow.slice(half))
    await wait(500)
    const { bytes, sha256: hash } = await storedBytes(await reload(done))
    expect(sha256(bytes)).toBe(hash)
    expect(await db().video.count({ where: { taskId: task.id } })).toBe(1)
  })
})
