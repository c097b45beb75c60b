import { spawn } from 'node:child_process'
import { rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db, disconnect } from '@/lib/db/client'
import { env, parseEnv, setEnv } from '@/lib/env'
import { isWhole } from '@/lib/media/hash-stored'
import { ownBucket, ownDisk } from '@/lib/media/storage'
import type { Storage } from '@/lib/media/storage-interface'
import { contentKey } from '@/lib/media/storage-key'
import { useBucket } from '@/tests/helpers/bucket'
import { type DatabaseKind, makeDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { sha256, store } from '@/tests/lib/media/stored'

type Made = Awaited<ReturnType<typeof makeDatabase>>

// Each run starts a Node and compiles.
const SLOW_MS = 120_000

const start = ({ database, dataDir }: Made, args: string[], more: Record<string, string> = {}) =>
  spawn(process.execPath, ['scripts/run.mjs', 'scripts/admin.ts', 'media', ...args], {
    stdio: 'pipe',
    detached: true,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      DATABASE_URL: database.kind === 'sqlite' ? `file:${database.path}` : database.url,
      ...more,
    },
  })

const run = async (made: Made, args: string[], more: Record<string, string> = {}) => {
  const child = start(made, args, more)
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('exit', resolve)),
  ])
  return { err, code, told: out ? JSON.parse(out) : null }
}

describe.each<DatabaseKind>(['sqlite', 'postgresql'])(
  'media on the command line, on %s',
  (kind) => {
    const bucket = useBucket()
    let made: Made
    let studio: MadeWorkspace

    beforeAll(async () => {
      made = await makeDatabase(kind)
      setEnv({ ...parseEnv({ DATA_DIR: made.dataDir }, made.dataDir), database: made.database })
      studio = await makeWorkspace()
    })
    afterAll(async () => {
      await disconnect()
      await made.remove()
    })

    const film = async (content: string) => {
      const bytes = new TextEncoder().encode(content)
      const storageKey = await store(bytes, 'mp4')
      const facts = { storageKey, sha256: sha256(bytes), sizeBytes: bytes.length }
      return { ...(await makeVideo(studio, facts)), storageKey }
    }

    it(
      'audits, exits with what it found, repairs, and then finds nothing',
      async () => {
        const kept = await film('a film that is kept')
        const sprite = await store(new TextEncoder().encode('a sprite'), 'webp')
        await db().video.update({ where: { id: kept.id }, data: { spriteKey: sprite } })
        expect(await run(made, ['audit', '--hash'])).toEqual({
          err: '',
          code: 0,
          told: {
            ...{ ok: true, storage: 'disk', uses: 2, files: 2, bytes: 27, hashed: 2 },
            ...{ problemCount: 0, problems: [], givenUpCount: 0, givenUp: [] },
          },
        })

        const spare = await store(new TextEncoder().encode('left behind'), 'mp4')
        const then = Date.now() / 1000 - 48 * 3600
        await utimes(join(made.dataDir, 'media', spare), then, then)
        await ownDisk().remove(sprite)
        const found = await run(made, ['audit'])
        expect(found).toMatchObject({ err: '', code: 1, told: { ok: false, problemCount: 2 } })
        expect(found.told.problems).toContainEqual({
          words: `The file is not there: spriteKey of video ${kept.id}.`,
          ...{ code: 'missing', owner: 'video', id: kept.id, field: 'spriteKey', key: sprite },
        })
        const mine = await run(made, ['audit', '--workspace', studio.scope.slug])
        expect(mine).toMatchObject({ code: 1, told: { problemCount: 1 } })

        const repaired = await run(made, ['audit', '--repair'])
        expect(repaired).toMatchObject({ err: '', code: 0, told: { ok: true, repaired: 2 } })
        expect(await run(made, ['audit', '--hash'])).toMatchObject({
          code: 0,
          told: { ok: true, problemCount: 0 },
        })
      },
      SLOW_MS,
    )

    it(
      'lists the previews that were given up, which is nothing wrong, and has them tried again',
      async () => {
        const { id } = await film('a film that nobody can decode')
        const reason = 'undecodable'
        await db().video.update({
          where: { id },
          data: { deriveProblem: reason, deriveDueAt: null },
        })
        const missing = ['posterKey', 'posterSmallKey', 'spriteKey', 'previewKey']
        const listed = {
          words: `Not made of video ${id}: ${missing.join(', ')}. The film could not be decoded.`,
          ...{ id, missing, reason },
        }
        expect(await run(made, ['audit'])).toMatchObject({
          code: 0,
          told: { ok: true, problemCount: 0, givenUpCount: 1, givenUp: [listed] },
        })
        expect(await run(made, ['audit', '--repair'])).toMatchObject({
          code: 0,
          told: { triedAgain: 1, givenUp: [{ ...listed, repair: 'due_again' }] },
        })
        expect(await run(made, ['audit'])).toMatchObject({ told: { givenUpCount: 0, givenUp: [] } })
      },
      SLOW_MS,
    )

    it(
      'repairs nothing with a database that knows few of the files',
      async () => {
        const then = Date.now() / 1000 - 48 * 3600
        const keys = await Promise.all(
          Array.from({ length: 20 }, async (_, at) => {
            const key = await store(new TextEncoder().encode(`shot ${at}`), 'mp4')
            await utimes(join(made.dataDir, 'media', key), then, then)
            return key
          }),
        )
        const { err, code } = await run(made, ['audit', '--repair'])
        expect(code).toBe(1)
        expect(JSON.parse(err).error).toContain('Is this the right database?')
        for (const key of keys) {
          expect(await ownDisk().stat(key)).not.toBeNull()
          await ownDisk().remove(key)
        }
      },
      SLOW_MS,
    )

    // What never asks the database is the same on both.
    if (kind === 'postgresql') return

    it(
      'moves to a bucket and back though it is killed again and again, and loses nothing',
      async () => {
        const before = env()
        setEnv({ ...before, ...parseBucket() })
        const [disk, place] = [ownDisk(), ownBucket()]
        if (!place) throw new Error('no bucket')
        await rm(join(made.dataDir, 'media'), { recursive: true, force: true })
        // Every fourth goes up in parts.
        const films = Array.from({ length: 24 }, (_, at) =>
          new Uint8Array(at % 4 === 0 ? 9_000_000 : 1_000_000).fill(at + 1),
        )
        const keys = films.map((bytes) => contentKey(sha256(bytes), 'mp4'))
        for (const [at, key] of keys.entries()) {
          await disk.put(films[at] ?? new Uint8Array(), { key })
        }
        for (const [to, target, source] of [
          ['s3', place, disk],
          ['disk', disk, place],
        ] as const) {
          const isMovedWhole = (key: string) => isWhole(target, key).catch(() => false)
          for (const kill of [1, 2]) {
            const child = start(made, ['move', '--to', to, '--delete'], bucket().variables)
            const had = await countFiles(target)
            await expect
              .poll(() => countFiles(target), { timeout: 60_000, interval: 5 })
              .toBeGreaterThan(had + 3 * kill)
            // With all that it has started: nothing of it hears of the end.
            process.kill(-(child.pid ?? 0), 'SIGKILL')
            await new Promise((resolve) => child.on('exit', resolve))
            expect(await countFiles(source)).toBeGreaterThan(0)
            for (const key of keys) {
              expect((await isMovedWhole(key)) || (await isWhole(source, key))).toBe(true)
            }
          }
          const rest = await run(made, ['move', '--to', to, '--delete'], bucket().variables)
          expect(rest).toMatchObject({ code: 0, told: { ok: true, to, damaged: [] } })
          expect(await countFiles(source)).toBe(0)
          for (const key of keys) expect(await isMovedWhole(key)).toBe(true)
        }
        setEnv(before)
      },
      2 * SLOW_MS,
    )
    const countFiles = async (place: Storage) => {
      let files = 0
      for await (const page of place.list()) files += page.length
      return files
    }
    const parseBucket = () => {
      const { s3 } = parseEnv(bucket().variables, made.dataDir)
      return { s3 }
    }

    it(
      'says in one line what it needs',
      async () => {
        const said = await Promise.all([
          run(made, ['move', '--to', 's3']),
          run(made, ['move']),
          run(made, ['move', '--to', 's3', '--from', 's3']),
          run(made, ['audit', '--workspace', unique('x')]),
          run(made, ['audit'], { S3_ENDPOINT: 'http://127.0.0.1:9', S3_SECRET_ACCESS_KEY: 'hush' }),
        ])
        expect(said.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1])
        expect(said.map(({ err }) => JSON.parse(err).error)).toEqual([
          expect.stringContaining('S3_ENDPOINT'),
          expect.stringContaining('--to s3'),
          expect.stringContaining('the other one'),
          expect.stringContaining('no workspace'),
          expect.stringContaining('S3_BUCKET is needed with S3_ENDPOINT'),
        ])
        expect(said.map(({ err }) => err).join()).not.toContain('hush')
      },
      SLOW_MS,
    )
  },
)
