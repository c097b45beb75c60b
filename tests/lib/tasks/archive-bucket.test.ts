import { readFile } from 'node:fs/promises'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { env, parseEnv, setEnv } from '@/lib/env'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import { isWhole } from '@/lib/media/hash-stored'
import { s3Storage } from '@/lib/media/s3-storage'
import { ownDisk } from '@/lib/media/storage'
import { resumeSending } from '@/lib/tasks/provider-health'
import { readHealth } from '@/lib/tasks/read-health'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { useBucket } from '@/tests/helpers/bucket'
import { serveBucketFront, type Trouble } from '@/tests/helpers/bucket-front'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { accepted, json, plugInOddProvider, succeeded } from '@/tests/helpers/odd-provider'
import { submitAs, workUntil, workWhile } from '@/tests/helpers/studio'
import { SHORT, SHORT_PRICE } from '@/tests/helpers/tasks'
import { sampleVideo } from '@/tests/lib/media/sample-video'
import { sha256 } from '@/tests/lib/media/stored'

/** A result on its way into a bucket, with a real server before it that makes trouble. */

afterAll(stopFfmpeg)

describeOnEachDatabase('a result whose bucket is in trouble', (useDatabase) => {
  const { kind } = useDatabase()
  const bucket = useBucket()
  let studio: MadeWorkspace
  let front: Awaited<ReturnType<typeof serveBucketFront>>

  beforeEach(async () => {
    studio = await makeWorkspace()
    await resumeSending('emulated')
    await db().task.updateMany({ data: { dueAt: null } })
    front = await serveBucketFront(bucket().endpoint)
    const { s3 } = parseEnv({ ...bucket().variables, S3_ENDPOINT: front.origin }, '/')
    setEnv({ ...env(), s3 })
  })

  /** The bucket as it is, without what stands before it. */
  const direct = () => {
    const { s3 } = parseEnv(bucket().variables, '/')
    if (!s3) throw new Error('no bucket')
    return s3Storage(s3, { temporaryPath: ownDisk().temporaryPath })
  }
  const storedKeys = async () => {
    const keys: string[] = []
    for await (const page of direct().list()) keys.push(...page.map(({ key }) => key))
    return keys
  }

  const submit = async (film: Uint8Array) => {
    const id = unique('n75')
    let origin = ''
    const provider = await plugInOddProvider({
      create: (_, reply) => json(reply, accepted(id)),
      status: (_, reply) =>
        json(reply, succeeded(id, [`${origin}/a.mp4`], { consumed_credits: 120 })),
      file: (_, reply) => reply.end(film),
    })
    origin = provider.origin
    return submitAs(studio, SHORT)
  }

  // What never asks the database need not wait for its time twice.
  const troubles: Trouble[] =
    kind === 'sqlite' ? ['busy', 'silent', 'cut', 'other_bytes'] : ['busy']

  it.each(troubles)(
    'that is %s is never stored as good, is tried again in bounds, and arrives in the end',
    async (trouble) => {
      const film = await sampleVideo({ size: `${64 + 2 * trouble.length}x36` })
      const task = await submit(film)
      front.trouble = trouble
      const waiting = await workWhile(
        task,
        ({ state, archiveAttempts }) => archiveAttempts === 0 && state !== 'done',
      )
      expect(waiting).toMatchObject({
        state: 'archiving',
        billedCredits: SHORT_PRICE,
        note: { code: 'archive_retry', reason: 'storage_unavailable' },
      })
      expect(front.methods.length).toBeLessThanOrEqual(12)
      expect(await db().video.count({ where: { taskId: task.id } })).toBe(0)
      for (const key of await storedKeys()) expect(await isWhole(direct(), key)).toBe(true)
      expect((await readHealth()).storage).toMatchObject({ kind: 's3', ok: false })

      front.trouble = 'none'
      await workUntil(task, 'done')
      const { storageKey } = await db().video.findUniqueOrThrow({ where: { taskId: task.id } })
      const bytes = await direct().withFile(storageKey, (path) => readFile(path))
      expect(sha256(bytes)).toBe(sha256(film))
      await expectCleanBooks()
    },
    60_000,
  )
})
