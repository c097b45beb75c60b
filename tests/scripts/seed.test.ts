import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { parseSettings } from '@/lib/kling/request'
import { listBoxes } from '@/lib/media/mp4-boxes'
import { storage } from '@/lib/media/storage'
import { quarterOf } from '@/lib/videos/place'
import { readGallery } from '@/lib/videos/read-gallery'
import { mintScope } from '@/lib/workspaces/access'
import { makeFilms, type SeedFilm } from '@/scripts/seed/films'
import { SEED_UNTIL, seedVideos } from '@/scripts/seed/seed-videos'
import { openWorkspace } from '@/scripts/seed/workspace'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'

const FILES = 12
// More than fit into one transaction.
const VIDEOS = 2_600
const planOf = (slug: string, more = {}) => ({
  ...{ slug, seed: 7, videos: VIDEOS, files: FILES, until: SEED_UNTIL },
  ...more,
})

const read = async (key: string): Promise<Buffer> =>
  buffer((await storage().open(key)).stream as unknown as AsyncIterable<Buffer>)

/** What a workspace has, but for the ids of what a seed does not name. */
const contentOf = async (slug: string) => {
  const where = { workspace: { slug } }
  const [videos, movements, decisions] = await Promise.all([
    db().video.findMany({
      where,
      orderBy: { place: 'asc' },
      omit: { workspaceId: true, place: true },
    }),
    db().creditTransaction.findMany({
      where,
      orderBy: { number: 'asc' },
      omit: { workspaceId: true, actorId: true },
    }),
    db().videoDecision.findMany({
      where,
      orderBy: { id: 'asc' },
      omit: { workspaceId: true },
    }),
  ])
  return { videos, movements, decisions }
}

/** Of each database, one after the other. */
const made: Awaited<ReturnType<typeof contentOf>>[] = []

describeOnEachDatabase('seeding a workspace', (useDatabase) => {
  useDatabase()
  let films: SeedFilm[] = []
  beforeAll(async () => {
    films = await makeFilms({ renders: 3, files: FILES })
    await openWorkspace('north-pier', 'correct horse')
  }, 120_000)
  afterAll(() => expectCleanBooks())

  it('goes on where it was stopped, and adds nothing twice', async () => {
    const plan = planOf('north-pier')
    const stop = new Error('stopped')
    const stopped = seedVideos(plan, {
      films,
      tell: () => {
        throw stop
      },
    })
    await expect(stopped).rejects.toBe(stop)
    const before = await db().video.count()
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(VIDEOS)
    await expectCleanBooks()

    expect(await seedVideos(plan, { films })).toEqual({ added: VIDEOS - before })
    expect(await seedVideos(plan, { films })).toEqual({ added: 0 })
    expect(await db().video.count()).toBe(VIDEOS)
    await expectCleanBooks()
  })

  it('counts every video in its quarter of an hour', async () => {
    const videos = await db().video.findMany({ select: { createdAt: true } })
    const counted = new Map<number, number>()
    for (const { createdAt } of videos) {
      const quarter = quarterOf(createdAt)
      counted.set(quarter, (counted.get(quarter) ?? 0) + 1)
    }
    const kept = await db().videoCount.findMany()
    expect(new Map(kept.map((row) => [row.quarter, row.videos]))).toEqual(counted)
  })

  it('stores whole files under their hashes', async () => {
    const videos = await db().video.findMany({
      distinct: ['sha256'],
      select: {
        ...{ sha256: true, storageKey: true, posterKey: true, sizeBytes: true },
        ...{ posterSmallKey: true, spriteKey: true, previewKey: true, deriveDueAt: true },
      },
    })
    expect(videos).toHaveLength(FILES)
    for (const { sha256, storageKey, posterKey, sizeBytes, deriveDueAt, ...more } of videos) {
      const bytes = await read(storageKey)
      expect(bytes).toHaveLength(sizeBytes)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      const readAt = async (at: number, length: number) => bytes.subarray(at, at + length)
      expect(await listBoxes(readAt, 0, bytes.length)).toMatchObject({ state: 'whole' })
      // What is seen of it before it is opened is there too, and nothing is left to be made.
      for (const key of [posterKey, more.posterSmallKey, more.spriteKey, more.previewKey]) {
        const made = await read(key ?? '')
        expect(key).toContain(createHash('sha256').update(made).digest('hex'))
      }
      expect(deriveDueAt).toBeNull()
    }
  })

  it('asks for nothing that the composer would refuse', async () => {
    const videos = await db().video.findMany({ take: 500, select: { settings: true } })
    for (const { settings } of videos) {
      expect(parseSettings(settings)).toEqual({ ok: true, settings })
    }
  })

  it('is found by the words of three languages, in the gallery', async () => {
    const { userId } = await db().membership.findFirstOrThrow({ where: { role: 'owner' } })
    const scope = await mintScope(userId, 'north-pier', 'workspace:read')
    const found = async (search: string) => {
      const asked = { query: { search }, start: { at: 'newest' as const }, timeZone: null }
      return (await readGallery(scope, { ...asked, withCount: true })).about.count?.videos ?? 0
    }
    for (const word of ['camera', '바다', 'isik', 'yıldız']) {
      expect({ word, found: await found(word) }).not.toEqual({ word, found: 0 })
    }
    expect(await found('nobody says this')).toBe(0)
  })

  it('is the same on the other database, and another with another seed', async () => {
    await openWorkspace('south-pier', 'correct horse')
    await seedVideos(planOf('south-pier', { videos: 60 }), { films })
    const content = await contentOf('south-pier')
    expect(content.videos).toHaveLength(60)
    made.push(content)
    expect(content).toEqual(made[0])

    await openWorkspace('east-pier', 'correct horse')
    await seedVideos(planOf('east-pier', { videos: 60, seed: 8 }), { films })
    const promptsOf = ({ videos }: typeof content) => videos.map(({ prompt }) => prompt)
    expect(promptsOf(await contentOf('east-pier'))).not.toEqual(promptsOf(content))
  })
})
