import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import { probeVideo } from '@/lib/media/probe-video'
import { storage, temporaryDirectory } from '@/lib/media/storage'
import { runDueWork } from '@/lib/tasks/worker'
import { DERIVE_LEASE_MS, MOST_ATTEMPTS } from '@/lib/videos/derive-schedule'
import { claimDerive, type DeriveClaim, updateDerived } from '@/lib/videos/derive-store'
import { deriveVideo } from '@/lib/videos/derive-video'
import type { NewVideo } from '@/lib/videos/store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { changeBox, claimPixels, uint32 } from '@/tests/lib/media/hostile-video'
import { sampleVideo } from '@/tests/lib/media/sample-video'
import { store } from '@/tests/lib/media/stored'
import { canMount, useSmallDisk } from '@/tests/lib/media/with-data-dir'

afterAll(stopFfmpeg)

const MINUTE_MS = 60_000

describeOnEachDatabase('what is made of a video beside its file', (useDatabase) => {
  useDatabase()
  const smallDisk = useSmallDisk(1)
  let studio: MadeWorkspace

  beforeEach(async () => {
    studio = await makeWorkspace()
    await db().video.updateMany({ data: { deriveDueAt: null } })
  })

  const make = (overrides: Partial<NewVideo> = {}) => makeVideo(studio, overrides)
  const makeFilm = async (overrides: Partial<NewVideo> = {}) =>
    make({ storageKey: await store(await sampleVideo({ size: '640x360' }), 'mp4'), ...overrides })
  const rowOf = (id: string) => db().video.findUniqueOrThrow({ where: { id } })
  const read = (key: string | null) =>
    storage().withFile(key ?? 'none', async (path) => new Uint8Array(await readFile(path)))

  const claim = async (now = new Date()): Promise<DeriveClaim> => {
    const claimed = await claimDerive(now, DERIVE_LEASE_MS)
    if (!claimed) throw new Error('nothing is due')
    return claimed
  }

  /** All attempts, each at the moment at which it falls due. */
  const tryToTheEnd = async (id: string): Promise<number> => {
    for (let attempts = 0; ; attempts++) {
      const { deriveDueAt } = await rowOf(id)
      if (!deriveDueAt) return attempts
      await deriveVideo(await claim(deriveDueAt))
    }
  }

  it('comes by itself: two posters, frames to scrub, a silent preview', async () => {
    const film = await sampleVideo({ size: '960x540', sound: true, seconds: 4 })
    const { id } = await make({ storageKey: await store(film, 'mp4') })
    await runDueWork(20_000)
    const video = await rowOf(id)
    expect(video).toMatchObject({ deriveDueAt: null, deriveProblem: null, deriveAttempts: 1 })
    expect(video.thumbhash).not.toBeNull()
    const size = async (key: string | null) => {
      const { format, width, height } = await sharp(await read(key)).metadata()
      return { format, width, height }
    }
    expect(await size(video.posterKey)).toEqual({ format: 'webp', width: 640, height: 360 })
    expect(await size(video.posterSmallKey)).toEqual({ format: 'webp', width: 320, height: 180 })
    expect(await size(video.spriteKey)).toEqual({ format: 'webp', width: 3200, height: 180 })
    expect((await read(video.spriteKey)).length).toBeLessThanOrEqual(60_000)
    const preview = await read(video.previewKey)
    expect(preview.length).toBeLessThanOrEqual(150_000)
    const facts = await probeVideo(preview)
    expect(facts).toMatchObject({ width: 320, height: 180, hasAudio: false, codec: 'avc' })
    expect(facts.durationSeconds).toBeCloseTo(3, 2)
    // What a browser needs first stands first.
    const text = Buffer.from(preview).toString('latin1')
    expect(text.indexOf('moov')).toBeLessThan(text.indexOf('mdat'))
    expect(await readdir(temporaryDirectory())).toEqual([])
  })

  it('leaves the large poster as it is, and makes the small one of it', async () => {
    const red = { create: { width: 640, height: 360, channels: 3 as const, background: 'red' } }
    const posterKey = await store(new Uint8Array(await sharp(red).webp().toBuffer()), 'webp')
    const { id } = await makeFilm({ posterKey })
    await deriveVideo(await claim())
    const video = await rowOf(id)
    expect(video.posterKey).toBe(posterKey)
    const { channels } = await sharp(await read(video.posterSmallKey)).stats()
    expect(channels.map(({ mean }) => Math.round(mean / 255))).toEqual([1, 0, 0])
  })

  it('is one video for one of many who claim at once, and stored once for the same film', async () => {
    const first = await makeFilm()
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => claimDerive(new Date(), DERIVE_LEASE_MS)),
    )
    expect(claims.filter((one) => one?.id === first.id)).toHaveLength(1)
    expect(await claimDerive(new Date(), DERIVE_LEASE_MS)).toBeNull()
    const second = await makeFilm()
    const other = claims.find((one) => one !== null)
    if (!other) throw new Error('nobody got it')
    await Promise.all([deriveVideo(other), deriveVideo(await claim())])
    const keysOf = async (id: string) => {
      const { posterKey, posterSmallKey, spriteKey, previewKey } = await rowOf(id)
      return { posterKey, posterSmallKey, spriteKey, previewKey }
    }
    expect(await keysOf(first.id)).toEqual(await keysOf(second.id))
    expect(Object.values(await keysOf(first.id))).not.toContain(null)
  })

  it('goes on after a kill in the middle, and who comes back too late writes nothing', async () => {
    const { id } = await makeFilm()
    const killed = await claim()
    expect(await claimDerive(new Date(), DERIVE_LEASE_MS)).toBeNull()
    const after = new Date(Date.now() + DERIVE_LEASE_MS + 1)
    const next = await claim(after)
    expect(next).toMatchObject({ id, attempt: 2 })
    expect(await updateDerived(killed, { spriteKey: 'late' })).toBe(false)
    await deriveVideo(next)
    expect(await rowOf(id)).toMatchObject({ deriveDueAt: null, deriveProblem: null })
    expect((await rowOf(id)).spriteKey).not.toBeNull()
    expect(await updateDerived(killed, { deriveProblem: 'internal' })).toBe(false)
  })

  it('is given up when the process was killed each time', async () => {
    const { id } = await makeFilm()
    let now = new Date()
    for (let kill = 0; kill < MOST_ATTEMPTS; kill++) {
      await claim(now)
      now = new Date(now.getTime() + DERIVE_LEASE_MS + 1)
    }
    await deriveVideo(await claim(now))
    expect(await rowOf(id)).toMatchObject({ deriveDueAt: null, deriveProblem: 'interrupted' })
  })

  it('is tried again, later each time, and says why it is missing in the end', async () => {
    const { id } = await make({ storageKey: await store(new Uint8Array(), 'mp4') })
    const gaps: number[] = []
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      const due = (await rowOf(id)).deriveDueAt ?? new Date()
      const before = Date.now()
      await deriveVideo(await claim(due))
      gaps.push(((await rowOf(id)).deriveDueAt?.getTime() ?? 0) - before)
    }
    expect(gaps.toSorted((one, other) => one - other)).toEqual(gaps)
    expect(gaps[0]).toBeGreaterThanOrEqual(MINUTE_MS)
    expect(await tryToTheEnd(id)).toBe(1)
    expect(await rowOf(id)).toMatchObject({ deriveProblem: 'undecodable', posterKey: null })
  })

  it('waits for a storage that is away, says so, and comes though that lasts for a week', async () => {
    const film = await sampleVideo()
    const storageKey = await store(film, 'mp4')
    const { id } = await make({ storageKey })
    await rm(join(env().dataDir, 'media', storageKey))
    const longest = 6 * 60 * MINUTE_MS
    let attempts = 0
    for (let now = Date.now(); now < Date.now() + 7 * 24 * 60 * MINUTE_MS; attempts++) {
      const before = Date.now()
      await deriveVideo(await claim(new Date(now)))
      const gap = ((await rowOf(id)).deriveDueAt?.getTime() ?? 0) - before
      expect(gap).toBeLessThanOrEqual(1.3 * longest)
      now += Math.max(gap, MINUTE_MS)
    }
    expect(attempts).toBeLessThan(MOST_ATTEMPTS + 7 * 4)
    const { deriveProblem, deriveDueAt } = await rowOf(id)
    expect(deriveProblem).toBe('file_gone')
    await store(film, 'mp4')
    await deriveVideo(await claim(deriveDueAt ?? undefined))
    expect(await rowOf(id)).toMatchObject({ deriveDueAt: null, deriveProblem: null })
  })

  it('comes when a file that was away is back', async () => {
    const film = await sampleVideo()
    const storageKey = await store(film, 'mp4')
    const { id } = await make({ storageKey })
    await rm(join(env().dataDir, 'media', storageKey))
    await deriveVideo(await claim())
    await store(film, 'mp4')
    await deriveVideo(await claim((await rowOf(id)).deriveDueAt ?? undefined))
    expect(await rowOf(id)).toMatchObject({ deriveDueAt: null, deriveProblem: null })
  })

  it.each([
    [
      'no frame of it is whole',
      (film: Uint8Array) => changeBox(film, 'mdat', (all) => all.fill(0)),
    ],
    ['its index lies', (film: Uint8Array) => changeBox(film, 'stts', () => uint32(0, 1, 4e9, 1))],
    [
      'its index is hostile',
      (film: Uint8Array) => changeBox(film, 'stsz', () => uint32(0, 0, 4e9)),
    ],
  ])('is missing, with a reason, where %s', async (_, spoil) => {
    const { id } = await make({ storageKey: await store(spoil(await sampleVideo()), 'mp4') })
    await tryToTheEnd(id)
    const video = await rowOf(id)
    expect(['undecodable', 'too_large']).toContain(video.deriveProblem)
    expect(video).toMatchObject({ spriteKey: null, previewKey: null })
  })

  /** The picture's track is there, and calls itself something else. */
  const soundAlone = async () =>
    changeBox(await sampleVideo({ sound: true }), 'hdlr', (content) => {
      const text = Buffer.from(content).toString('latin1').replace('vide', 'xxxx')
      return new Uint8Array(Buffer.from(text, 'latin1'))
    })

  it.each([
    ['has no byte', async () => new Uint8Array()],
    ['is cut off', async () => (await sampleVideo()).slice(0, 900)],
    ['has sound alone', soundAlone],
    ['claims 100,000 × 100,000 pixels', async () => claimPixels(await sampleVideo(), 100_000)],
  ])(
    'has no picture, for a reason, where a file %s, and holds nobody up',
    async (_, spoilt) => {
      const bad = await make({ storageKey: await store(await spoilt(), 'mp4') })
      const good = await makeFilm({ createdAt: new Date(Date.now() - MINUTE_MS) })
      await runDueWork(30_000)
      expect(await rowOf(good.id)).toMatchObject({ deriveDueAt: null, deriveProblem: null })
      const once = await rowOf(bad.id)
      expect(once).toMatchObject({ deriveAttempts: 1, posterKey: null })
      expect(once.deriveDueAt?.getTime()).toBeGreaterThan(Date.now())
      expect(await tryToTheEnd(bad.id)).toBe(MOST_ATTEMPTS - 1)
      expect(await rowOf(bad.id)).toMatchObject({
        ...{ deriveProblem: 'undecodable', deriveDueAt: null },
        ...{ posterKey: null, posterSmallKey: null, spriteKey: null, previewKey: null },
      })
      expect(await readdir(temporaryDirectory())).toEqual([])
    },
    60_000,
  )

  it('leaves out a film that is far too long, whose posters it makes', async () => {
    const film = await sampleVideo({ seconds: 61, size: '64x36' })
    const { id } = await make({ storageKey: await store(film, 'mp4') })
    await tryToTheEnd(id)
    const video = await rowOf(id)
    expect(video).toMatchObject({ deriveProblem: 'too_large', spriteKey: null })
    expect(video.posterSmallKey).not.toBeNull()
  })

  it.runIf(canMount)('waits for a disk that is full, which keeps no half of it', async () => {
    setEnv({ ...env(), dataDir: smallDisk.path() })
    const { id } = await makeFilm()
    const filler = join(smallDisk.path(), 'filler')
    await writeFile(filler, new Uint8Array(4_000_000)).catch(() => {})
    await deriveVideo(await claim())
    const video = await rowOf(id)
    expect(video).toMatchObject({ posterKey: null, spriteKey: null, deriveProblem: null })
    expect(video.deriveDueAt).not.toBeNull()
    expect(await readdir(temporaryDirectory())).toEqual([])
    await rm(filler)
    await deriveVideo(await claim(video.deriveDueAt ?? undefined))
    expect((await rowOf(id)).previewKey).not.toBeNull()
  })

  it('takes the newest first, and none that was purged', async () => {
    const old = await make({ createdAt: new Date(Date.now() - MINUTE_MS) })
    const young = await make()
    const purged = await make()
    await db().video.update({ where: { id: purged.id }, data: { purgedAt: new Date() } })
    expect((await claim()).id).toBe(young.id)
    expect((await claim()).id).toBe(old.id)
    expect(await claimDerive(new Date(), DERIVE_LEASE_MS)).toBeNull()
  })
})
