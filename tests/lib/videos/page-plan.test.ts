import pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { db, Prisma } from '@/lib/db/client'
import { listToFree, markFreed, namedStatement, toFreeStatement } from '@/lib/videos/freed-store'
import { countStatement, pageStatement, placesStatement } from '@/lib/videos/page-store'
import { ABOVE_ALL } from '@/lib/videos/place'
import { walkedPlaces } from '@/lib/videos/search-walk-store'
import type { VideoFilter } from '@/lib/videos/video-filter'
import { copyVideos } from '@/tests/helpers/copy-videos'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'

const COUNT = 6_000
/** Seven words for each, none of them frequent. */
const WORDS = `INSERT INTO "VideoSearch" ("place", "words")
  SELECT "place", array_to_tsvector(array_agg('word' || ("place" * n) % 1000)) FROM "Video",
    generate_series(1, 7) AS n GROUP BY "place" ON CONFLICT DO NOTHING`

const SEARCHED = { terms: ['word77'], userId: 'u', places: { from: 5n, before: 10n ** 15n } }

describeOnEachDatabase('a page of videos among many', (useDatabase) => {
  const { kind, address } = useDatabase()
  const studios: (MadeWorkspace & { shotId: string; idOf: (i: number) => string })[] = []

  /** A shot has few of all takes; this one has a hundredth. */
  const spread = async (shotId: string): Promise<string> => {
    await db().$executeRawUnsafe(`INSERT INTO "Shot" ("id", "projectId", "number", "nextTakeNumber")
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99)
      SELECT '${shotId}-' || i, "projectId", 1000 + i, 1 FROM n, "Shot" WHERE "id" = '${shotId}'`)
    await db().$executeRawUnsafe(`UPDATE "Video" SET "shotId" = '${shotId}-' || ("place" % 100)
      WHERE "shotId" = '${shotId}'`)
    return `${shotId}-7`
  }

  beforeAll(async () => {
    // Beside the first studio's own videos many newer ones of the other: the worst that may come.
    for (const at of [1, 2]) {
      const studio = await makeWorkspace()
      const place = `CAST(1500000000000 AS BIGINT) * ${1_024 * at} + i`
      const { shotId, idOf } = await copyVideos(studio, COUNT, { place })
      studios.push({ ...studio, shotId: await spread(shotId), idOf })
    }
    if (kind === 'postgresql') await db().$executeRawUnsafe(WORDS)
    if (kind === 'postgresql') await db().$executeRawUnsafe('VACUUM ANALYZE')
  })

  const explain = async (how: string, statement: Prisma.Sql): Promise<string> => {
    const rows = await db().$queryRaw<Record<string, unknown>[]>(
      Prisma.sql`${Prisma.raw(`EXPLAIN ${how}`)} ${statement}`,
    )
    return rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n')
  }
  const planOf = (statement: Prisma.Sql) =>
    explain(kind === 'sqlite' ? 'QUERY PLAN' : '(COSTS OFF)', statement)

  /** As it is carried out for these values, and for whatever values once it is kept prepared. */
  const plansOf = async (statement: Prisma.Sql): Promise<string[]> => {
    if (kind === 'sqlite') return [await planOf(statement)]
    const rows = await db().$queryRawUnsafe<Record<string, unknown>[]>(
      `EXPLAIN (COSTS OFF, GENERIC_PLAN) ${statement.text}`,
    )
    return [await planOf(statement), rows.map((row) => String(row['QUERY PLAN'])).join('\n')]
  }

  /** On PostgreSQL rows are made of places, which are found first. */
  const placesOf = kind === 'sqlite' ? pageStatement : placesStatement

  const owner = () => ({
    workspaceId: studios[0]?.scope.workspaceId ?? '',
    providerMode: 'emulated' as const,
  })

  const FILTERS: Record<string, VideoFilter> = {
    nothing: {},
    'a project': { projectId: 'p' },
    'a member and a ratio': { userId: 'u', ratio: '1:1' },
    'a model': { types: ['std-text-to-video', 'pro-text-to-video'] },
    'a choice and no verdict': { choice: 'select', verdict: 'none' },
    'sound and a date': { hasAudio: true, places: { from: 5n, before: 10n ** 15n } },
  }

  it.each(Object.keys(FILTERS))('that is filtered by %s goes along the one index', async (name) => {
    for (const way of ['older', 'newer'] as const) {
      const than = way === 'older' ? ABOVE_ALL : 0n
      const statement = placesOf(owner(), FILTERS[name] ?? {}, { way, than, limit: 49 })
      for (const plan of await plansOf(statement)) {
        expect(plan).toContain('Video_gallery_idx')
        expect(plan).not.toMatch(/Video_place_key|Seq Scan on "Video"|SCAN v/)
        expect(plan).not.toMatch(/Sort|TEMP B-TREE/)
      }
    }
    const counted = await planOf(countStatement(owner(), FILTERS[name] ?? {}, 1_001))
    expect(counted).not.toMatch(/Sort|TEMP B-TREE|Video_place_key/)
    // Where half of all rows belong to it, PostgreSQL may as well read the table.
    if (kind === 'sqlite') expect(counted).toContain('Video_gallery_idx')
  })

  it('of a shot comes out of its own index', async () => {
    const { shotId = '' } = studios[0] ?? {}
    for (const way of ['older', 'newer'] as const) {
      const than = way === 'older' ? ABOVE_ALL : 0n
      const statement = placesOf(owner(), { shotId, userId: 'u' }, { way, than, limit: 49 })
      for (const plan of await plansOf(statement)) {
        expect(plan).toContain('Video_shotId_place_idx')
        expect(plan).not.toMatch(/Bitmap|Sort|TEMP B-TREE/)
      }
    }
  })

  it('has each of its rows looked up by itself on PostgreSQL', async () => {
    if (kind !== 'postgresql') return
    const reach = { way: 'older' as const, than: ABOVE_ALL, limit: 49 }
    for (const plan of await plansOf(pageStatement(owner(), {}, reach))) {
      expect(plan).toMatch(/Index Only Scan Backward using "Video_gallery_idx"/)
      expect(plan).toMatch(/Index Scan using "Video_place_key"/)
      expect(plan).not.toMatch(/Seq Scan on "Video"/)
    }
  })

  it('is planned for the first times only on PostgreSQL', async () => {
    const database = address()
    if (database.kind !== 'postgresql') return
    const client = new pg.Client(database.url)
    await client.connect()
    const reach = { way: 'older' as const, than: ABOVE_ALL, limit: 49 }
    const filters = { ...FILTERS, 'a shot': { shotId: studios[0]?.shotId ?? '' }, words: SEARCHED }
    for (const [name, filter] of Object.entries(filters)) {
      const { text, values } = pageStatement(owner(), filter, reach)
      for (let time = 0; time < 8; time++) await client.query({ name, text, values })
    }
    const { rows } = await client.query(
      'SELECT "name" FROM pg_prepared_statements WHERE "generic_plans" = 0',
    )
    await client.end()
    expect(rows).toEqual([])
  })

  it('that is searched for is found in one of two ways on PostgreSQL', async () => {
    if (kind !== 'postgresql') return
    const filter = SEARCHED
    const reach = { way: 'older' as const, than: ABOVE_ALL, limit: 49 }
    for (const plan of await plansOf(placesStatement(owner(), filter, reach))) {
      // All that has the words, sorted, and then as few of them as make a page.
      expect(plan).toMatch(
        /Limit\n\s*-> {2}Nested Loop[\s\S]*Sort Key: hits\.place DESC[\s\S]*words_idx/,
      )
      expect(plan).not.toMatch(/BitmapAnd|VideoSearch_pkey|Seq Scan/)
    }
    for (const plan of await plansOf(walkedPlaces({ owner: owner(), filter, reach }, 4_096))) {
      expect(plan).toMatch(
        /Filter: \(SubPlan 1\)[\s\S]*"Video_gallery_idx"[\s\S]*"VideoSearch_pkey"/,
      )
      expect(plan).not.toMatch(/Bitmap|Sort|Seq Scan/)
    }
  })

  it('that is searched for comes out of the index of words in its order on SQLite', async () => {
    if (kind !== 'sqlite') return
    const reach = { way: 'older' as const, than: ABOVE_ALL, limit: 49 }
    const plan = await planOf(pageStatement(owner(), { terms: ['quiet'], userId: 'u' }, reach))
    expect(plan.split('\n')[0]).toMatch(/SCAN f VIRTUAL TABLE/)
    expect(plan).not.toMatch(/TEMP B-TREE/)
  })

  it('that name a file are found by its key, in whatever column, and no others are read', async () => {
    const plan = await planOf(namedStatement(['aa/1.mp4', 'bb/2.webp']))
    expect(plan).not.toMatch(/Seq Scan on "Video"|SCAN (Video|Input)/)
    for (const field of ['storage', 'poster', 'posterSmall', 'sprite', 'preview']) {
      expect(plan).toContain(`Video_${field}Key_idx`)
    }
  })

  it('whose bytes are to be freed are found without those that are freed already', async () => {
    const idOf = studios[0]?.idOf ?? String
    const ids = Array.from({ length: COUNT - 10 }, (_, at) => idOf(at + 1))
    const purgedAt = new Date()
    await db().videoToFree.createMany({ data: ids.map((videoId) => ({ videoId, purgedAt })) })
    if (kind === 'postgresql') await db().$executeRawUnsafe('VACUUM ANALYZE "VideoToFree"')
    for (const after of [null, { purgedAt, videoId: idOf(8) }]) {
      const plan = await planOf(toFreeStatement(after, 200))
      expect(plan).toContain('VideoToFree_purgedAt_videoId_idx')
      expect(plan).not.toMatch(/Sort|TEMP B-TREE|Seq Scan|"Video"/)
    }
    const first = await listToFree(null, 2)
    expect(first.videos.map(({ id }) => id).sort()).toEqual([idOf(1), idOf(10)])
    expect(first.reached).toEqual({ purgedAt, videoId: idOf(10) })
    // What is freed stands behind nothing any more: it is not there.
    await markFreed([idOf(1), idOf(10)])
    const { videos } = await listToFree(null, 2)
    expect(videos.map(({ id }) => id).sort()).toEqual([idOf(100), idOf(1000)])
  })
})
