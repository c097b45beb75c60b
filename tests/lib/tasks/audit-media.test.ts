import { mkdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { db, type Prisma } from '@/lib/db/client'
import { env, parseEnv, setEnv } from '@/lib/env'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import { ownBucket, ownDisk, storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import { auditMedia } from '@/lib/tasks/audit-media'
import { repairMedia, retryGivenUp } from '@/lib/tasks/repair-media'
import { claimDerive } from '@/lib/videos/derive-store'
import { useBucket } from '@/tests/helpers/bucket'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { json, plugInOddProvider, succeeded } from '@/tests/helpers/odd-provider'
import { makeVideo } from '@/tests/helpers/videos'
import { twoHalves } from '@/tests/lib/media/sample-image'
import { sampleVideo } from '@/tests/lib/media/sample-video'
import { sha256, store } from '@/tests/lib/media/stored'

afterAll(stopFfmpeg)

const bytes = (text: string) => new TextEncoder().encode(text)
const pathOf = (key: string) => join(env().dataDir, 'media', key)

/** As if nobody had touched it for two days. */
const age = async (key: string) => {
  const then = Date.now() / 1000 - 48 * 3600
  await utimes(pathOf(key), then, then)
}

/** Other bytes of the same length, as a failing disk gives them. */
const spoil = async (key: string) => {
  const content = await readFile(pathOf(key))
  content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 0xff
  await writeFile(pathOf(key), content)
}

describeOnEachDatabase('the audit of the archive', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeEach(async () => {
    await db().video.deleteMany()
    await db().input.deleteMany()
    await rm(join(env().dataDir, 'media'), { recursive: true, force: true })
    studio = await makeWorkspace()
  })

  /** A video with its file, and a file for each of what is made of it. */
  const storedVideo = async (film: Uint8Array, of = studio) => {
    const storageKey = await store(film, 'mp4')
    const facts = { storageKey, sha256: sha256(film), sizeBytes: film.length }
    const { id, taskId } = await makeVideo(of, facts)
    const derived = {
      posterKey: await store(bytes(`poster of ${id}`), 'webp'),
      posterSmallKey: await store(bytes(`small of ${id}`), 'webp'),
      spriteKey: await store(bytes(`sprite of ${id}`), 'webp'),
      previewKey: await store(bytes(`preview of ${id}`), 'mp4'),
    }
    await db().video.update({ where: { id }, data: { ...derived, deriveDueAt: null } })
    return { id, taskId, storageKey, ...derived }
  }

  const storedInput = async (content: Uint8Array, extension = 'png') => {
    const storageKey = await store(content, extension)
    const thumbnailKey = await store(bytes(`thumbnail of ${storageKey}`), 'webp')
    const { workspaceId, userId } = studio.scope
    const { id } = await db().input.create({
      data: {
        ...{ workspaceId, userId, kind: 'image', name: 'A', contentType: 'image/png' },
        ...{ storageKey, thumbnailKey, sha256: sha256(content), sizeBytes: content.length },
        ...{ width: 8, height: 8 },
      },
      select: { id: true },
    })
    return { id, storageKey, thumbnailKey }
  }

  const audit = (wanted: { hash?: boolean; workspaceId?: string } = {}) =>
    auditMedia({ place: storage(), ...wanted })
  const found = async (wanted = {}) =>
    (await audit(wanted)).problems.map((problem) =>
      problem.code === 'unused'
        ? [problem.code, problem.key]
        : [problem.code, problem.use.field, problem.use.id],
    )
  const repair = async (wanted: { hash?: boolean } = {}) => {
    const { problems } = await audit(wanted)
    const done = await repairMedia(problems, { place: storage(), other: ownBucket() })
    return problems.map((problem) => done.get(problem))
  }

  it('finds nothing where every row has its file and every file its row', async () => {
    await storedVideo(bytes('a film'))
    await storedInput(bytes('an image'))
    expect(await audit({ hash: true })).toEqual({
      ...{ uses: 7, files: 7, hashed: 7, problems: [], givenUp: [] },
      bytes: expect.any(Number),
    })
  })

  it('finds rows without files, in every column that names one', async () => {
    const video = await storedVideo(bytes('a film'))
    const input = await storedInput(bytes('an image'))
    await rm(join(env().dataDir, 'media'), { recursive: true })
    expect((await found()).sort()).toEqual(
      [
        ['missing', 'storageKey', video.id],
        ['missing', 'posterKey', video.id],
        ['missing', 'posterSmallKey', video.id],
        ['missing', 'spriteKey', video.id],
        ['missing', 'previewKey', video.id],
        ['missing', 'storageKey', input.id],
        ['missing', 'thumbnailKey', input.id],
      ].sort(),
    )
  })

  it('finds wrong lengths, and wrong bytes of the right length when it reads them', async () => {
    const cut = await storedVideo(bytes('a film that was cut'))
    const spoilt = await storedVideo(bytes('a film that was spoilt'))
    await truncate(pathOf(cut.storageKey), 5)
    await spoil(spoilt.storageKey)
    await spoil(spoilt.previewKey)
    expect(await found()).toEqual([['size', 'storageKey', cut.id]])
    expect((await found({ hash: true })).sort()).toEqual(
      [
        ['bytes', 'storageKey', cut.id],
        ['bytes', 'storageKey', spoilt.id],
        ['bytes', 'previewKey', spoilt.id],
      ].sort(),
    )
  })

  it('finds a row that says another hash than its key', async () => {
    const { id } = await storedVideo(bytes('a film'))
    await db().video.update({ where: { id }, data: { sha256: 'f'.repeat(64) } })
    expect(await found()).toEqual([['key', 'storageKey', id]])
  })

  it('finds files without rows once they are a day old, since a shot may be on its way', async () => {
    const young = await store(bytes('just being archived'), 'mp4')
    const old = await store(bytes('left behind'), 'mp4')
    await age(old)
    expect(await found()).toEqual([['unused', old]])
    expect(await repair()).toEqual(['removed'])
    expect(await storage().stat(old)).toBeNull()
    expect(await storage().stat(young)).not.toBeNull()
  })

  it('does not remove what was put again, or named, after it was found', async () => {
    const again = await store(bytes('put again'), 'mp4')
    const named = await store(bytes('named meanwhile'), 'mp4')
    await Promise.all([age(again), age(named)])
    const { problems } = await audit()
    expect(problems).toHaveLength(2)
    await store(bytes('put again'), 'mp4')
    await makeVideo(studio, { storageKey: named })
    const done = await repairMedia(problems, { place: storage(), other: null })
    expect([...done.values()]).toEqual(['none'])
    expect(await storage().stat(again)).not.toBeNull()
    expect(await storage().stat(named)).not.toBeNull()
  })

  it('lists what was given up and why, and has it tried again where the film is there', async () => {
    const given = async (video: { id: string }, data: Prisma.VideoUpdateInput) =>
      db().video.update({ where: { id: video.id }, data: { deriveDueAt: null, ...data } })
    const undecodable = await storedVideo(bytes('a film'))
    await given(undecodable, {
      ...{ spriteKey: null, previewKey: null },
      ...{ deriveProblem: 'undecodable', deriveAttempts: 5 },
    })
    const lost = await storedVideo(bytes('a lost film'))
    await given(lost, { posterSmallKey: null, deriveProblem: 'file_gone' })
    await storage().remove(lost.storageKey)
    // What waits for the storage comes by itself; what is deleted for good is not missed.
    const waiting = await storedVideo(bytes('a waiting film'))
    const soon = new Date(Date.now() + 60_000)
    await given(waiting, { deriveDueAt: soon, deriveProblem: 'storage_full' })
    const purged = await storedVideo(bytes('a purged film'))
    await given(purged, { deriveProblem: 'internal', purgedAt: new Date() })
    const theirs = await storedVideo(bytes('their film'), await makeWorkspace())
    await given(theirs, { deriveProblem: 'too_large', previewKey: null })

    const { givenUp } = await audit({ workspaceId: studio.scope.workspaceId })
    expect(givenUp.toSorted((a, b) => (a.reason < b.reason ? -1 : 1))).toEqual([
      { id: lost.id, missing: ['posterSmallKey'], reason: 'file_gone' },
      { id: undecodable.id, missing: ['spriteKey', 'previewKey'], reason: 'undecodable' },
    ])
    expect((await audit()).givenUp).toHaveLength(3)
    // Pressed twice at once it is tried again once.
    const both = await Promise.all([1, 2].map(() => retryGivenUp(givenUp, storage())))
    expect(both.flatMap((due) => [...due])).toEqual([undecodable.id])
    const row = await db().video.findUniqueOrThrow({ where: { id: undecodable.id } })
    expect(row).toMatchObject({ deriveAttempts: 0, deriveProblem: null, spriteKey: null })
    expect(row.posterKey).toBe(undecodable.posterKey)
    expect((await claimDerive(new Date(Date.now() + 1_000), 60_000))?.id).toBe(undecodable.id)
    expect((await audit()).givenUp.map(({ id }) => id).sort()).toEqual([lost.id, theirs.id].sort())
  })

  it('looks at one workspace alone, and never calls another’s files unused', async () => {
    const other = await makeWorkspace()
    const theirs = await storedVideo(bytes('their film'), other)
    const ours = await storedVideo(bytes('our film'))
    await Promise.all([storage().remove(theirs.storageKey), storage().remove(ours.storageKey)])
    await age(theirs.posterKey)
    const { workspaceId } = studio.scope
    expect(await found({ workspaceId })).toEqual([['missing', 'storageKey', ours.id]])
  })

  it('misses nothing of what was purged', async () => {
    const { id, storageKey } = await storedVideo(bytes('a film'))
    await db().video.update({ where: { id }, data: { purgedAt: new Date() } })
    await rm(join(env().dataDir, 'media'), { recursive: true })
    expect(await found()).toEqual([])
    expect(await storage().stat(storageKey)).toBeNull()
  })

  it('has what is made of a video made again, when that is missing or wrong', async () => {
    const video = await storedVideo(bytes('a film'))
    await storage().remove(video.spriteKey)
    await spoil(video.previewKey)
    expect(await repair({ hash: true })).toEqual(['due_again', 'due_again'])
    const row = await db().video.findUniqueOrThrow({ where: { id: video.id } })
    expect(row).toMatchObject({ spriteKey: null, previewKey: null, storageKey: video.storageKey })
    expect(row.posterSmallKey).toBe(video.posterSmallKey)
    expect(row.deriveDueAt).not.toBeNull()
    // It would be taken for the one that is made again.
    expect(await storage().stat(video.previewKey)).toBeNull()
    expect(await found({ hash: true })).toEqual([])
  })

  it('takes nothing off the rows of a disk that is not mounted', async () => {
    const video = await storedVideo(bytes('a film'))
    await rm(join(env().dataDir, 'media'), { recursive: true })
    expect(new Set(await repair())).toEqual(new Set(['none']))
    expect(await db().video.findUniqueOrThrow({ where: { id: video.id } })).toMatchObject({
      posterKey: video.posterKey,
      spriteKey: video.spriteKey,
    })
  })

  it('makes posters and thumbnails again', async () => {
    const video = await storedVideo(await sampleVideo())
    const image = new Uint8Array(await twoHalves(64, 64).png().toBuffer())
    const input = await storedInput(image)
    await storage().remove(video.posterKey)
    await spoil(input.thumbnailKey)
    expect((await repair({ hash: true })).sort()).toEqual(['remade', 'remade'])
    const { posterKey, thumbhash } = await db().video.findUniqueOrThrow({ where: { id: video.id } })
    expect(posterKey).not.toBe(video.posterKey)
    expect(thumbhash).not.toBeNull()
    const { thumbnailKey } = await db().input.findUniqueOrThrow({ where: { id: input.id } })
    const webp = await storage().withFile(thumbnailKey ?? '', (path) => readFile(path))
    expect(webp.toString('latin1', 8, 12)).toBe('WEBP')
    expect(await found({ hash: true })).toEqual([])
  })

  it('corrects a length that only the row has wrong', async () => {
    const { id } = await storedVideo(bytes('a film'))
    await db().video.update({ where: { id }, data: { sizeBytes: 999 } })
    expect(await repair()).toEqual(['corrected'])
    expect(await found()).toEqual([])
  })

  it('never replaces or removes a spoilt film that cannot be had again', async () => {
    const { storageKey } = await storedVideo(bytes('the only copy'))
    await spoil(storageKey)
    await age(storageKey)
    const before = await readFile(pathOf(storageKey))
    expect(await repair({ hash: true })).toEqual(['none'])
    expect(await readFile(pathOf(storageKey))).toEqual(before)
  })

  describe('with a provider that still has the film', () => {
    const plugIn = async (film: Uint8Array) => {
      let origin = ''
      const provider = await plugInOddProvider({
        create: (_, reply) => reply.end(),
        status: (_, reply) => json(reply, succeeded('n75-kept', `${origin}/film.mp4`)),
        file: (_, reply) => reply.end(film),
      })
      origin = provider.origin
    }
    const kept = async (film: Uint8Array) => {
      const video = await storedVideo(film)
      await db().task.update({
        where: { id: video.taskId },
        data: { providerTaskId: 'n75-kept' },
      })
      return video
    }
    beforeEach(() => db().task.updateMany({ data: { providerTaskId: null } }))

    it('fetches it again', async () => {
      const film = await sampleVideo()
      const video = await kept(film)
      await plugIn(film)
      await spoil(video.storageKey)
      expect(await repair({ hash: true })).toEqual(['restored'])
      expect(await found({ hash: true })).toEqual([])
    })

    it('keeps what it has when the provider gives another one', async () => {
      const video = await kept(await sampleVideo())
      await plugIn(await sampleVideo({ seconds: 4 }))
      await spoil(video.storageKey)
      const before = await readFile(pathOf(video.storageKey))
      expect(await repair({ hash: true })).toEqual(['none'])
      expect(await readFile(pathOf(video.storageKey))).toEqual(before)
    })
  })

  describe('of a bucket', () => {
    const bucket = useBucket()
    beforeEach(() => {
      const { database, dataDir } = env()
      setEnv({ ...parseEnv({ DATA_DIR: dataDir, ...bucket().variables }, dataDir), database })
    })

    it('finds what is missing and unused, and brings back what the disk still has', async () => {
      const film = bytes('a film of the bucket')
      const video = await storedVideo(film)
      await ownDisk().put(film, { key: video.storageKey })
      await storage().remove(video.storageKey)
      const spare = await store(bytes('nobody names this'), 'webp')
      const now = Date.now() + 25 * 3_600_000
      const { problems } = await auditMedia({ place: storage(), now, hash: true })
      expect(problems.map((problem) => problem.code).sort()).toEqual(['missing', 'unused'])
      expect(problems).toContainEqual({ code: 'unused', key: spare, sizeBytes: 17 })
      const done = await repairMedia(problems, { place: storage(), other: ownDisk() })
      // It is younger than a day after all.
      expect([...done.values()].sort()).toEqual(['none', 'restored'])
      expect(await found({ hash: true })).toEqual([])
      await storage().remove(spare)
    })

    it('ends with an error, and not with everything missing, when the bucket is gone', async () => {
      await storedVideo(bytes('another film'))
      const { s3 } = env()
      if (!s3) throw new Error('no bucket')
      setEnv({ ...env(), s3: { ...s3, bucket: 'elsewhere' } })
      await expect(audit()).rejects.toMatchObject({ problem: 'bucket' })
    })
  })

  it('reads a file whose directory somebody else made', async () => {
    const key = contentKey('a'.repeat(64), 'mp4')
    await mkdir(dirname(pathOf(key)), { recursive: true })
    await writeFile(pathOf(key), 'not what it says')
    await writeFile(join(dirname(pathOf(key)), 'notes.txt'), 'not ours')
    await age(key)
    expect(await found()).toEqual([['unused', key]])
  })
})
