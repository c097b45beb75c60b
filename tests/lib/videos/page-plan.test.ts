import { beforeAll, expect, it } from 'vitest'
import { db, Prisma } from '@/lib/db/client'
import { listToFree, markFreed, namedStatement, toFreeStatement } from '@/lib/videos/freed-store'
import { countStatement, pageStatement } from '@/lib/videos/page-store'
import { ABOVE_ALL } from '@/lib/videos/place'
import type { VideoFilter } from '@/lib/videos/video-filter'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'

const COUNT = 6_000

/** Beside the first studio's own videos many newer ones of the other: the worst that may come. */
const OF_ROWS = [
  ...['workspaceId', 'projectId', 'shotId', 'takeNumber', 'userId', 'providerMode', 'createdAt'],
  ...['type', 'prompt', 'settings', 'estimatedCredits', 'billedCredits', 'storageKey', 'sha256'],
  ...['sizeBytes', 'durationSeconds', 'width', 'height', 'framesPerSecond', 'hasAudio', 'warnings'],
]
const OF_TASKS = [
  ...['workspaceId', 'projectId', 'shotId', 'takeNumber', 'userId', 'providerMode', 'createdAt'],
  ...['type', 'prompt', 'settings', 'requestHash', 'priceCredits', 'state'],
]

describeOnEachDatabase('a page of videos among many', (useDatabase) => {
  const { kind } = useDatabase()
  const studios: MadeWorkspace[] = []

  const copy = async (table: string, columns: string[], id: string, own: string, into: string) => {
    const named = columns.map((name) => `"${name}"`).join(', ')
    const copied = columns.map((name) => `t."${name}"`).join(', ')
    const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${COUNT})`
    await db().$executeRawUnsafe(
      `INSERT INTO "${table}" (${into}, ${named}) ${numbers} SELECT ${own}, ${copied} FROM n, "${table}" t WHERE t."id" = '${id}'`,
    )
  }

  beforeAll(async () => {
    for (const at of [1, 2]) {
      const studio = await makeWorkspace()
      studios.push(studio)
      const { id, taskId } = await makeVideo(studio, { createdAt: new Date(at) })
      await copy('Task', OF_TASKS, taskId, `'t${at}-' || i, 'r${at}-' || i`, '"id", "requestId"')
      const place = `CAST(1500000000000 AS BIGINT) * ${1_024 * at} + i`
      const own = `'v${at}-' || i, 't${at}-' || i, ${place}`
      await copy('Video', OF_ROWS, id, own, '"id", "taskId", "place"')
    }
    if (kind === 'postgresql') await db().$executeRawUnsafe('VACUUM ANALYZE')
  })

  const planOf = async (statement: Prisma.Sql): Promise<string> => {
    const explain = Prisma.raw(kind === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN (COSTS OFF)')
    const rows = await db().$queryRaw<Record<string, unknown>[]>(
      Prisma.sql`${explain} ${statement}`,
    )
    return rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n')
  }

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
      const statement = pageStatement(owner(), FILTERS[name] ?? {}, { way, than, limit: 49 })
      const plan = await planOf(statement)
      expect(plan).toContain('Video_gallery_idx')
      expect(plan).not.toMatch(/Video_place_key|Seq Scan on "Video"|SCAN v/)
      expect(plan).not.toMatch(/Sort|TEMP B-TREE/)
    }
    const counted = await planOf(countStatement(owner(), FILTERS[name] ?? {}, 1_001))
    expect(counted).not.toMatch(/Sort|TEMP B-TREE|Video_place_key/)
    // Where half of all rows belong to it, PostgreSQL may as well read the table.
    if (kind === 'sqlite') expect(counted).toContain('Video_gallery_idx')
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
    const ids = Array.from({ length: COUNT - 10 }, (_, at) => `v1-${at + 1}`)
    const purgedAt = new Date()
    await db().videoToFree.createMany({ data: ids.map((videoId) => ({ videoId, purgedAt })) })
    if (kind === 'postgresql') await db().$executeRawUnsafe('VACUUM ANALYZE "VideoToFree"')
    for (const after of [null, { purgedAt, videoId: 'v1-8' }]) {
      const plan = await planOf(toFreeStatement(after, 200))
      expect(plan).toContain('VideoToFree_purgedAt_videoId_idx')
      expect(plan).not.toMatch(/Sort|TEMP B-TREE|Seq Scan|"Video"/)
    }
    const first = await listToFree(null, 2)
    expect(first.videos.map(({ id }) => id).sort()).toEqual(['v1-1', 'v1-10'])
    expect(first.reached).toEqual({ purgedAt, videoId: 'v1-10' })
    // What is freed stands behind nothing any more: it is not there.
    await markFreed(['v1-1', 'v1-10'])
    const { videos } = await listToFree(null, 2)
    expect(videos.map(({ id }) => id).sort()).toEqual(['v1-100', 'v1-1000'])
  })
})
