import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Emulator, startEmulator } from '@/emulator/server'
import { getBalance } from '@/lib/credits/store'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { CATALOG, KLING_TYPES, type KlingType } from '@/lib/kling/catalog'
import { estimateCredits } from '@/lib/kling/pricing'
import { runFfmpeg } from '@/lib/media/ffmpeg'
import { probeVideo } from '@/lib/media/probe-video'
import { storage } from '@/lib/media/storage'
import { findTask, type TaskRow } from '@/lib/tasks/store'
import { submitTask } from '@/lib/tasks/submit-task'
import { runDueWork } from '@/lib/tasks/worker'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { settingsFor } from '@/tests/helpers/settings'

/** The way of a shot through real parts: database, emulator, files. */

const IMAGE = { width: 640, height: 480 }
const VIDEO = { width: 480, height: 270, seconds: 3 }

let inputs: Server
let emulator: Emulator

const makeImage = () =>
  runFfmpeg({
    args: [
      '-f',
      'lavfi',
      '-i',
      `testsrc=size=${IMAGE.width}x${IMAGE.height}`,
      '-frames:v',
      '1',
      'a.png',
    ],
    inputs: {},
    outputs: ['a.png'],
    timeoutMs: 30_000,
  }).then(({ files }) => files['a.png'] as Uint8Array)

const makeVideo = () =>
  runFfmpeg({
    args: [
      ...[
        '-f',
        'lavfi',
        '-i',
        `testsrc=size=${VIDEO.width}x${VIDEO.height}:rate=24:duration=${VIDEO.seconds}`,
      ],
      ...['-f', 'lavfi', '-i', `sine=frequency=330:duration=${VIDEO.seconds}`],
      ...[
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
        '-pix_fmt',
        'yuv420p',
        '-c:a',
        'aac',
        '-shortest',
        'a.mp4',
      ],
    ],
    inputs: {},
    outputs: ['a.mp4'],
    timeoutMs: 60_000,
  }).then(({ files }) => files['a.mp4'] as Uint8Array)

const address = (path: string) =>
  `http://127.0.0.1:${(inputs.address() as AddressInfo).port}/${path}`
const refs = () => ({ image: { url: address('a.png') }, video: { url: address('a.mp4') } })

beforeAll(async () => {
  const files: Record<string, Uint8Array> = {
    '/a.png': await makeImage(),
    '/a.mp4': await makeVideo(),
  }
  inputs = createServer((request, response) => {
    const file = files[request.url ?? '']
    response.writeHead(file ? 200 : 404, {
      'content-type': request.url?.endsWith('.png') ? 'image/png' : 'video/mp4',
      'content-length': file?.length ?? 0,
    })
    response.end(request.method === 'HEAD' ? undefined : file)
  })
  await new Promise<void>((done) => inputs.listen(0, '127.0.0.1', done))
  emulator = await startEmulator({ speed: 1000, key: 'key-of-the-tests', balance: 1_000_000 })
})

afterAll(async () => {
  await emulator.stop()
  inputs.closeAllConnections()
  await new Promise((done) => inputs.close(done))
})

const control = async <T>(path: string, body?: unknown): Promise<T> => {
  const response = await fetch(new URL(path, emulator.control), {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return response.json() as Promise<T>
}

describeOnEachDatabase('the way of a shot', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeEach(async () => {
    setEnv({
      ...env(),
      provider: { mode: 'emulated', apiKey: emulator.key, baseUrl: emulator.api, speed: 1000 },
      outboundAllowHosts: [new URL(emulator.cdn).host],
    })
    studio = await makeWorkspace({ credits: 20_000 })
  })

  const submit = (settings: unknown, requestId = unique('request-')) =>
    submitTask({
      workspaceId: studio.scope.workspaceId,
      userId: studio.scope.userId,
      projectId: studio.projectId,
      requestId,
      settings,
    })

  const reload = async (task: TaskRow): Promise<TaskRow> => {
    const row = await findTask(studio.scope.workspaceId, task.id)
    if (!row) throw new Error('the task is gone')
    return row
  }

  /** Works until the task is in one of these states, as a worker would, with the clock running. */
  const workUntil = async (task: TaskRow, ...states: TaskRow['state'][]): Promise<TaskRow> => {
    const endsAt = Date.now() + 60_000
    while (Date.now() < endsAt) {
      await runDueWork(5_000)
      const row = await reload(task)
      if (states.includes(row.state)) return row
      await new Promise((done) => setTimeout(done, 50))
    }
    throw new Error(`still ${(await reload(task)).state}`)
  }

  const ratioOf = (type: KlingType) => {
    if (CATALOG[type].mode === 'image') return IMAGE.width / IMAGE.height
    if (CATALOG[type].mode === 'edit') return VIDEO.width / VIDEO.height
    return 9 / 16
  }

  it.each(KLING_TYPES)('%s: length, ratio, sound and price come as asked', async (type) => {
    const settings = settingsFor(type, refs())
    const task = await submit(settings)
    const done = await workUntil(task, 'done', 'failed')
    expect(done).toMatchObject({ state: 'done', billedCredits: estimateCredits(settings) })

    const video = await db().video.findUniqueOrThrow({ where: { taskId: task.id } })
    expect(video.durationSeconds).toBeCloseTo(3, 0)
    expect(Math.abs(video.durationSeconds - 3)).toBeLessThanOrEqual(0.15)
    expect(video.width).toBeCloseTo(video.height * ratioOf(type), -1)
    expect(Math.abs(video.width - video.height * ratioOf(type))).toBeLessThanOrEqual(2)
    expect(video.hasAudio).toBe(true)
    expect(video.warnings).toEqual([])
    expect(video.posterKey).not.toBeNull()
    expect(video.thumbhash).not.toBeNull()
    // Not the row's word for it, but the file's.
    const file = await storage().stat(video.storageKey)
    expect(file?.sizeBytes).toBe(video.sizeBytes)
    await expectCleanBooks()
  })
})
