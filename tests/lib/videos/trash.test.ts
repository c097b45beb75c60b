import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { env, setEnv } from '@/lib/env'
import { storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import { createInput } from '@/lib/media/store'
import { emptyTrash } from '@/lib/videos/empty-trash'
import { freeBytes } from '@/lib/videos/free-bytes'
import { quarterOf } from '@/lib/videos/place'
import { insertVideo } from '@/lib/videos/store'
import { purgeVideos, restoreVideos, trashVideos, untrashVideos } from '@/lib/videos/trash'
import { listTrash } from '@/lib/videos/trash-store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeManyVideos, makeVideo, makeVideos } from '@/tests/helpers/videos'
import { sha256 } from '@/tests/lib/media/stored'

const DAY_MS = 86_400_000

describeOnEachDatabase('the trash', (useDatabase) => {
  const database = useDatabase()
  let studio: MadeWorkspace
  beforeEach(async () => {
    studio = await makeWorkspace()
  })

  const find = (id: string) => db().video.findUniqueOrThrow({ where: { id } })
  /** By the kept counters, which have to say what the rows say. */
  const counted = async () => {
    const { workspaceId } = studio.scope
    const rows = await db().video.findMany({ where: { workspaceId, trashedAt: null } })
    const kept = await db().videoCount.findMany({ where: { workspaceId, videos: { not: 0 } } })
    const byQuarter = new Map<number, number>()
    for (const { createdAt } of rows) {
      const quarter = quarterOf(createdAt)
      byQuarter.set(quarter, (byQuarter.get(quarter) ?? 0) + 1)
    }
    expect(new Map(kept.map((one) => [one.quarter, one.videos]))).toEqual(byQuarter)
    return rows.length
  }

  /** Stores bytes as they were stored two hours ago. */
  const storeOld = async (text = unique('film ')) => {
    const bytes = Buffer.from(text)
    const key = contentKey(sha256(bytes), 'mp4')
    await storage().put(bytes, { key })
    const then = new Date(Date.now() - 7_200_000)
    await utimes(join(env().dataDir, 'media', key), then, then)
    return key
  }
  const isStored = async (key: string) => (await storage().stat(key)) !== null
  const old = async (ids: string[], days = 31) => {
    const trashedAt = new Date(Date.now() - days * DAY_MS)
    await db().video.updateMany({ where: { id: { in: ids } }, data: { trashedAt } })
  }

  it('takes videos and gives them back as they were, and counts along', async () => {
    const ids = await makeVideos(studio, 9)
    const before = await db().video.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
    expect(await trashVideos(studio.scope, ids.slice(0, 5))).toMatchObject({
      ids: expect.arrayContaining(ids.slice(0, 5)),
      kept: 0,
    })
    expect(await counted()).toBe(4)
    expect(await find(ids[0] ?? '')).toMatchObject({ trashedById: studio.scope.userId })
    // Again, and with others: only those that were not there.
    expect((await trashVideos(studio.scope, ids.slice(0, 6))).ids).toEqual([ids[5]])
    expect((await restoreVideos(studio.scope, ids)).ids).toHaveLength(6)
    expect((await restoreVideos(studio.scope, ids)).ids).toEqual([])
    expect(await counted()).toBe(9)
    const after = await db().video.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
    expect(after).toEqual(before)
  })

  it('takes 500 at once, everything by mistake, and Undo gives all of it back', async () => {
    const ids = await makeManyVideos(studio, 500)
    const { ids: moved, trashedAt } = await trashVideos(studio.scope, ids)
    expect(moved).toHaveLength(500)
    expect(await counted()).toBe(0)
    const act = { ids: moved, trashedAt: new Date(trashedAt) }
    for (const _press of [1, 2]) {
      const { ids: back, left } = await untrashVideos(studio.scope, act)
      expect([back.length, left]).toEqual([500, 0])
      expect(await counted()).toBe(500)
    }
  })

  it('gives back by Undo what that act has put there, and nothing that others put', async () => {
    const admin = await addMember(studio.scope, 'admin')
    const ids = await makeVideos(studio, 5)
    const [kept = '', anew = '', own = '', purged = '', out = ''] = ids
    const { trashedAt } = await trashVideos(studio.scope, ids)
    const act = { ids, trashedAt: new Date(trashedAt) }
    await restoreVideos(admin, [anew, own, out])
    await trashVideos(admin, [anew])
    await trashVideos(studio.scope, [own])
    await db().video.update({
      where: { id: own },
      data: { trashedAt: new Date(act.trashedAt.getTime() + 1) },
    })
    await purgeVideos(admin, [purged])
    // Whose act it was is part of it.
    expect(await untrashVideos(admin, act)).toEqual({ ids: [out], left: 4 })
    const { ids: back, left } = await untrashVideos(studio.scope, act)
    expect([back.sort(), left]).toEqual([[kept, out].sort(), 3])
    expect(await counted()).toBe(2)
    expect((await find(anew)).trashedById).toBe(admin.userId)
  })

  it('counts once when two people do the same at the same moment', async () => {
    const ids = await makeManyVideos(studio, 40)
    const admin = await addMember(studio.scope, 'admin')
    const both = await Promise.all([
      trashVideos(studio.scope, ids),
      trashVideos(admin, [...ids].reverse()),
      trashVideos(studio.scope, ids.slice(10)),
    ])
    expect(both.flatMap((one) => one.ids).sort()).toEqual([...ids].sort())
    expect(await counted()).toBe(0)
    const back = await Promise.all([
      restoreVideos(admin, ids),
      restoreVideos(studio.scope, ids),
      purgeVideos(studio.scope, ids.slice(0, 20)),
    ])
    const restored = [...(back[0]?.ids ?? []), ...(back[1]?.ids ?? [])]
    expect(new Set(restored).size).toBe(restored.length)
    expect(restored.length + (back[2]?.ids.length ?? 0)).toBe(40)
    expect(await counted()).toBe(restored.length)
  })

  it("is a member's own way with their own videos, and an admin's with anybody's", async () => {
    const member = await addMember(studio.scope, 'member')
    const admin = await addMember(studio.scope, 'admin')
    const theirs = (await makeVideo(studio)).id
    const own = (await makeVideo({ ...studio, scope: member })).id
    expect(await trashVideos(member, [theirs, own])).toMatchObject({ ids: [own], kept: 1 })
    expect((await restoreVideos(member, [theirs, own])).ids).toEqual([own])
    expect(await trashVideos(admin, [theirs, own])).toMatchObject({ kept: 0 })
    expect((await restoreVideos(member, [theirs, own])).ids).toEqual([own])
  })

  it("knows nothing of another workspace's videos", async () => {
    const foreign = (await makeVideo(await makeWorkspace())).id
    expect(await trashVideos(studio.scope, [foreign, 'nothing'])).toMatchObject({
      ids: [],
      kept: 0,
    })
    await old([foreign])
    expect((await restoreVideos(studio.scope, [foreign])).ids).toEqual([])
    expect((await purgeVideos(studio.scope, [foreign])).ids).toEqual([])
    expect((await listTrash(studio.scope.workspaceId, null, 10)).length).toBe(0)
  })

  it('lists what came last first, in pages without a gap', async () => {
    const ids = await makeVideos(studio, 5)
    for (const [index, id] of ids.entries()) {
      // Two at the same moment.
      const trashedAt = new Date(1_000 + Math.floor(index / 2))
      await db().video.update({ where: { id }, data: { trashedAt } })
    }
    const seen: string[] = []
    let before = null
    for (;;) {
      const rows = await listTrash(studio.scope.workspaceId, before, 2)
      seen.push(...rows.slice(0, 2).map(({ id }) => id))
      const last = rows.at(1)
      if (rows.length <= 2 || !last) break
      before = { createdAt: last.trashedAt, id: last.id }
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen)).toEqual(new Set(ids))
    expect(seen[0]).toBe(ids[4])
  })

  it('forgets the words of what is deleted for good', async () => {
    const { id } = await makeVideo(studio)
    const { place } = await find(id)
    const isSqlite = database.kind === 'sqlite'
    await db().$executeRawUnsafe(
      isSqlite
        ? `INSERT OR REPLACE INTO "VideoSearch" (rowid, "words") VALUES (${place}, 'harbour')`
        : `INSERT INTO "VideoSearch" VALUES (${place}, to_tsvector('simple', 'harbour'))
           ON CONFLICT ("place") DO UPDATE SET "words" = excluded."words"`,
    )
    const found = async () => {
      const rows = await db().$queryRawUnsafe<unknown[]>(
        isSqlite
          ? `SELECT rowid FROM "VideoSearch" WHERE "VideoSearch" MATCH 'harbour' AND rowid = ${place}`
          : `SELECT "place" FROM "VideoSearch" WHERE "words" @@ to_tsquery('simple', 'harbour') AND "place" = ${place}`,
      )
      return rows.length
    }
    await trashVideos(studio.scope, [id])
    expect(await found()).toBe(1)
    await purgeVideos(studio.scope, [id])
    expect(await found()).toBe(0)
  })

  it('empties itself of what has lain for 30 days, or as many as were asked for', async () => {
    const ids = await makeVideos(studio, 4)
    const [fresh = '', nearly = '', past = '', kept = ''] = ids
    await old([fresh], 0)
    await old([nearly], 29.9)
    await old([past], 30.1)
    expect(await emptyTrash()).toEqual({ purged: 1 })
    expect((await find(past)).purgedAt).not.toBeNull()
    expect(await emptyTrash()).toEqual({ purged: 0 })
    setEnv({ ...env(), trashDays: 7 })
    expect(await emptyTrash()).toEqual({ purged: 1 })
    expect((await find(nearly)).purgedAt).not.toBeNull()
    expect([await find(fresh), await find(kept)].map(({ purgedAt }) => purgedAt)).toEqual([
      null,
      null,
    ])
  })

  it('does so much in a round and no more, from two processes at once', async () => {
    const ids = await makeVideos(studio, 12)
    await old(ids)
    expect(await emptyTrash(5)).toEqual({ purged: 5 })
    const both = await Promise.all([emptyTrash(), emptyTrash()])
    expect(both.reduce((sum, { purged }) => sum + purged, 0)).toBe(7)
  })

  const purged = async (...keys: string[]) => {
    const ids: string[] = []
    for (const storageKey of keys) ids.push((await makeVideo(studio, { storageKey })).id)
    await trashVideos(studio.scope, ids)
    await purgeVideos(studio.scope, ids)
    return ids
  }

  it('frees the bytes that nothing else uses', async () => {
    const [own, poster] = [await storeOld(), await storeOld()]
    const [id = ''] = await purged(own)
    await db().video.update({ where: { id }, data: { posterKey: poster, spriteKey: poster } })
    await freeBytes(10)
    expect([await isStored(own), await isStored(poster)]).toEqual([false, false])
    expect(await find(id)).toMatchObject({ storageKey: '', posterKey: null, spriteKey: null })
    expect(await freeBytes(10)).toBe(0)
  })

  it('looks at so many in a round, and is held up by none that must stay', async () => {
    const young: string[] = []
    for (let count = 0; count < 3; count++) {
      const key = await storeOld()
      const now = new Date()
      await utimes(join(env().dataDir, 'media', key), now, now)
      young.push(key)
      await purged(key)
    }
    const old = [await storeOld(), await storeOld()]
    await purged(...old)
    const freed = [await freeBytes(2), await freeBytes(2), await freeBytes(2)]
    expect(freed.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(await Promise.all([...old, ...young].map(isStored))).toEqual([
      ...[false, false],
      ...[true, true, true],
    ])
    // Those that had to stay are looked at again, in their turn.
    const then = new Date(Date.now() - 7_200_000)
    for (const key of young) await utimes(join(env().dataDir, 'media', key), then, then)
    expect((await freeBytes(2)) + (await freeBytes(2))).toBe(3)
    expect(await db().videoToFree.count()).toBe(0)
  })

  it('keeps bytes that another video, in the trash or another workspace, or an input names', async () => {
    const keys = await Promise.all([1, 2, 3, 4].map(() => storeOld()))
    const [ofTrashed = '', ofForeign = '', ofInput = '', ofPoster = ''] = keys
    const ids = await purged(...keys)
    await trashVideos(studio.scope, [(await makeVideo(studio, { storageKey: ofTrashed })).id])
    await makeVideo(await makeWorkspace(), { storageKey: ofForeign })
    await makeVideo(studio, { posterKey: ofPoster })
    const { workspaceId, userId } = studio.scope
    await createInput({
      ...{ workspaceId, userId, kind: 'video', name: 'A', sha256: 'x', contentType: 'video/mp4' },
      ...{ storageKey: ofInput, thumbnailKey: null, sizeBytes: 1, width: 1, height: 1 },
      durationSeconds: 3,
    })
    expect(await freeBytes(10)).toBe(4)
    expect(await Promise.all(keys.map(isStored))).toEqual([true, true, true, true])
    // The rows that are deleted name nothing all the same, and the last one who did is not waited for.
    expect((await find(ids[0] ?? '')).storageKey).toBe('')
  })

  it('keeps what another video has made of the same film, in each of its columns', async () => {
    const fields = ['posterKey', 'posterSmallKey', 'spriteKey', 'previewKey'] as const
    const keys: string[] = []
    for (const field of fields) {
      const key = await storeOld()
      keys.push(key)
      const [id = ''] = await purged(await storeOld())
      await db().video.update({ where: { id }, data: { [field]: key } })
      const { id: other } = await makeVideo(studio)
      await db().video.update({ where: { id: other }, data: { [field]: key } })
    }
    expect(await freeBytes(10)).toBe(4)
    expect(await Promise.all(keys.map(isStored))).toEqual([true, true, true, true])
  })

  it('keeps one film of two videos until the last of them is deleted for good', async () => {
    const key = await storeOld()
    const { id: last } = await makeVideo(studio, { storageKey: key })
    await purged(key)
    await freeBytes(10)
    expect(await isStored(key)).toBe(true)
    await trashVideos(studio.scope, [last])
    await freeBytes(10)
    expect(await isStored(key)).toBe(true)
    await purgeVideos(studio.scope, [last])
    await freeBytes(10)
    expect(await isStored(key)).toBe(false)
  })

  it('is left either way, restored or deleted for good, when both come at once', async () => {
    const ids: string[] = []
    for (let made = 0; made < 12; made++) {
      ids.push((await makeVideo(studio, { storageKey: await storeOld() })).id)
    }
    let timesBack = 0
    for (let round = 0; round < 6; round++) {
      const left = (await db().video.findMany({ where: { id: { in: ids }, purgedAt: null } })).map(
        ({ id }) => id,
      )
      await trashVideos(studio.scope, left)
      await old(left)
      const deleting = () => purgeVideos(studio.scope, left.slice(0, 2))
      const restoring = () => restoreVideos(studio.scope, left.toReversed())
      const isLate = round % 2 === 1
      const [restored, deleted] = await Promise.all([
        isLate ? nextTurn().then(restoring) : restoring(),
        isLate ? deleting() : nextTurn().then(deleting),
        emptyTrash(round),
        freeBytes(50),
      ])
      timesBack += restored.ids.length
      expect(restored.ids.filter((id) => deleted.ids.includes(id))).toEqual([])
      for (const id of ids) {
        const { storageKey, purgedAt, trashedAt } = await find(id)
        const isBack = restored.ids.includes(id)
        if (isBack) expect({ purgedAt, trashedAt }).toEqual({ purgedAt: null, trashedAt: null })
        else if (left.includes(id)) expect(purgedAt).not.toBeNull()
        if (!purgedAt) expect(await isStored(storageKey)).toBe(true)
      }
      await counted()
    }
    const gone = await db().video.count({ where: { id: { in: ids }, purgedAt: { not: null } } })
    expect(gone).toBeGreaterThanOrEqual(2)
    expect(timesBack).toBeGreaterThan(0)
  })

  it('keeps bytes that somebody has put within the hour, and looks again later', async () => {
    const key = await storeOld('the same result twice')
    const [id = ''] = await purged(key)
    // An archive of another task stores the same content; its row is not written yet.
    await storage().put(Buffer.from('the same result twice'), { key })
    expect(await freeBytes(10)).toBe(0)
    expect(await isStored(key)).toBe(true)
    expect((await find(id)).storageKey).toBe(key)
    const made = await makeVideo(studio, { storageKey: key })
    const then = new Date(Date.now() - 7_200_000)
    await utimes(join(env().dataDir, 'media', key), then, then)
    expect(await freeBytes(10)).toBe(1)
    expect(await isStored((await find(made.id)).storageKey)).toBe(true)
  })

  it('never takes the bytes of an archive that stores the same at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const text = unique('film ')
      const key = await storeOld(text)
      await purged(key)
      const template = await makeVideo(studio)
      const { taskId } = template
      const row = await db().video.delete({ where: { taskId } })
      const archive = async () => {
        await storage().put(Buffer.from(text), { key })
        const { place, ratio, deriveDueAt, ...facts } = row
        const video = { ...facts, storageKey: key, warnings: [], settings: facts.settings as never }
        await inTransaction((tx) => insertVideo(tx, video as never))
      }
      await Promise.all([archive(), freeBytes(10), freeBytes(10)])
      expect(await isStored(key)).toBe(true)
    }
  })

  afterEach(async () => {
    await db().video.updateMany({ data: { storageKey: '', trashedAt: null } })
  })
})
