import { AsyncLocalStorage } from 'node:async_hooks'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { databaseNow, inTransaction } from '@/lib/db/transaction'
import { env, parseEnv, setEnv } from '@/lib/env'
import { lockLimit } from '@/lib/limits/store'
import { submitBudget } from '@/lib/tasks/budget'
import { beat } from '@/lib/tasks/provider-store'
import { readHealth } from '@/lib/tasks/read-health'
import { findLastRound, HEARTBEAT, startWorker, stopWorker } from '@/lib/tasks/worker'
import { listVideos } from '@/lib/videos/page-store'
import { ABOVE_ALL } from '@/lib/videos/place'
import { bucketVariables } from '@/tests/helpers/bucket'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { makeWorkspace, unique } from '@/tests/helpers/factories'
import { serveHttp } from '@/tests/helpers/loopback'
import { accepted, json, plugInOddProvider } from '@/tests/helpers/odd-provider'
import { reload, submitAs } from '@/tests/helpers/studio'
import { makeVideo } from '@/tests/helpers/videos'

const until = async (isSo: () => Promise<boolean> | boolean) => {
  const endsAt = Date.now() + 20_000
  while (!(await isSo())) {
    if (Date.now() > endsAt) throw new Error('it never came about')
    await wait(10)
  }
}

// What it calls does not stand inside the transaction that is open where it is called.
const outside = AsyncLocalStorage.snapshot() as <T>(run: () => T) => T

describeOnEachDatabase('what health says of the worker', (useDatabase) => {
  useDatabase()

  beforeEach(async () => {
    await db().heartbeat.deleteMany()
  })

  afterEach(stopWorker)

  it.each([
    [149, true],
    [151, false],
  ])('a beat of %i s ago, from wherever: %s', async (seconds, ok) => {
    await beat(HEARTBEAT, new Date((await databaseNow()).getTime() - seconds * 1_000))
    expect((await readHealth()).worker.ok).toBe(ok)
  })

  it('asks the loops of its own process, whatever another instance has beaten', async () => {
    await startWorker()
    await beat(HEARTBEAT, new Date(0))
    const { ok, lastTickAt } = (await readHealth()).worker
    expect(ok).toBe(true)
    expect(Date.parse(lastTickAt ?? '')).toBeGreaterThan(0)
  })

  it('stands still while one loop hangs, and goes on with it', async () => {
    await plugInOddProvider({ create: (_, response) => json(response, accepted(unique('n75'))) })
    const studio = await makeWorkspace()
    const task = await submitAs(studio, {
      type: 'std-text-to-video',
      prompt: 'A quiet harbour',
      sound: false,
    })
    const before = await inTransaction(async (tx) => {
      await lockLimit(submitBudget().key, tx)
      // Its claim waits for the row; polls and downloads have nothing to do and go round.
      const starting = outside(startWorker)
      await wait(1_500)
      const then = findLastRound()
      await wait(2_500)
      expect(findLastRound()).toEqual(then)
      return { then, starting }
    })
    await before.starting
    await until(async () => (await reload(task)).state === 'running')
    await until(() => (findLastRound()?.getTime() ?? 0) > (before.then?.getTime() ?? 0))
    await db().task.updateMany({ data: { dueAt: null } })
  })
})

describeOnEachDatabase('what health says of the storage', (useDatabase) => {
  useDatabase()
  /** Another place each time, since what was found holds for a minute. */
  const elsewhere = (): string => {
    const dataDir = join(env().dataDir, unique('at-'))
    setEnv({ ...env(), dataDir })
    return dataDir
  }

  it('that it takes and gives files', async () => {
    elsewhere()
    expect(await readHealth()).toMatchObject({
      status: 'ok',
      storage: { kind: 'disk', ok: true, problem: null },
    })
  })

  it('that it is gone, when the newest video has no file, and makes nothing there', async () => {
    const studio = await makeWorkspace()
    const { id } = await makeVideo(studio)
    const dataDir = elsewhere()
    const health = await readHealth()
    expect(health).toMatchObject({
      status: 'ok',
      storage: { kind: 'disk', ok: false, problem: 'gone' },
    })
    expect(existsSync(dataDir)).toBe(false)
    // What is listed is known to the database alone.
    const owner = { workspaceId: studio.scope.workspaceId, providerMode: 'emulated' as const }
    const rows = await listVideos(owner, {}, { way: 'older', than: ABOVE_ALL, limit: 10 })
    expect(rows.map((row) => row.id)).toEqual([id])
    await db().video.deleteMany()
  })

  it('that it cannot be written, where that is so', async () => {
    const dataDir = elsewhere()
    // A file stands where the directory of files should be.
    await mkdir(dataDir, { recursive: true })
    await writeFile(join(dataDir, 'media'), '')
    expect((await readHealth()).storage).toMatchObject({ ok: false, problem: 'other' })
  })

  it('that a bucket does not answer, without waiting for it', async () => {
    const silent = await serveHttp(() => {})
    const { database, dataDir } = env()
    setEnv({
      ...parseEnv({ DATA_DIR: dataDir, ...bucketVariables(silent.origin) }, dataDir),
      database,
    })
    const health = await readHealth()
    expect(health).toMatchObject({
      status: 'ok',
      storage: { kind: 's3', ok: false, problem: 'unreachable' },
    })
    expect(JSON.stringify(health)).not.toContain('S3RVER')
  })
})
