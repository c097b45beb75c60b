import Database from 'better-sqlite3'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { deriveWork } from '@/lib/tasks/derive-work'
import { readLive } from '@/lib/tasks/read-live'
import { TASK_WORK } from '@/lib/tasks/worker'
import { listTakeNames, listTakes } from '@/lib/videos/takes-store'
import { describeOnDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'

/**
 * On SQLite, which counts nothing by itself and answers one after the other: whatever goes through
 * all that a studio ever made holds up everybody. PostgreSQL counts, and has its own ways.
 */
describeOnDatabase('sqlite', 'plans of a large studio', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let shotId: string
  const asked = new Set<string>()
  const { prepare } = Database.prototype

  beforeAll(async () => {
    studio = await makeWorkspace()
    const { id } = await makeVideo(studio)
    shotId = (await db().video.findUniqueOrThrow({ where: { id } })).shotId
  })
  afterEach(() => {
    Database.prototype.prepare = prepare
    asked.clear()
  })

  const listen = () => {
    Database.prototype.prepare = function listening(this: Database.Database, sql: string) {
      asked.add(sql)
      return prepare.call(this, sql)
    } as typeof prepare
  }

  /** Of the tables that grow with each video, by no more than what all their rows have in common. */
  const GOES_THROUGH_ALL =
    /^SCAN (main\.)?(Task|Video|Input|v)\b|^SEARCH (main\.)?(Task|Video|Input) .*\((workspaceId|providerMode)=\?( AND providerMode=\?)?\)$/

  const plans = async () => {
    Database.prototype.prepare = prepare
    const reads = [...asked].filter((sql) => /^\s*(SELECT|WITH|UPDATE)\b/.test(sql))
    const found = await Promise.all(
      reads.map(async (sql) => {
        const unknown = Array.from(sql.matchAll(/\?/g), () => null)
        const rows = await db().$queryRawUnsafe<{ detail: string }[]>(
          `EXPLAIN QUERY PLAN ${sql}`,
          ...unknown,
        )
        return rows.map(({ detail }) => ({ detail, sql }))
      }),
    )
    return found.flat()
  }
  const expectNoWalk = async () => {
    const all = await plans()
    expect(
      all.filter(({ sql }) => /"Task"|`Task`|"Video"|`Video`/.test(sql)).length,
    ).toBeGreaterThan(0)
    expect(all.filter(({ detail }) => GOES_THROUGH_ALL.test(detail))).toEqual([])
  }

  describe('what is asked again and again', () => {
    it.each([...TASK_WORK, deriveWork])(
      '$name: what is due, and when the next is',
      async (work) => {
        listen()
        const now = new Date()
        await work.begin(8, now)
        await work.findNext(now)
        await expectNoWalk()
      },
    )

    it('what moves in a workspace', async () => {
      listen()
      await readLive(studio.scope, null)
      await expectNoWalk()
    })
  })

  it('the takes of a shot, and what came from them', async () => {
    listen()
    const { workspaceId } = studio.scope
    await listTakes({ workspaceId, providerMode: 'emulated' }, shotId)
    await expectNoWalk()
  })

  it('some videos, by their ids', async () => {
    listen()
    await listTakeNames(
      studio.scope.workspaceId,
      Array.from({ length: 100 }, (_, at) => `${at}`),
    )
    await expectNoWalk()
  })

  it('has numbers for each index that begins with what all rows have in common', async () => {
    const indexes = await db().$queryRaw<{ name: string }[]>`
      SELECT i."name" AS "name" FROM sqlite_master t, pragma_index_list(t."name") i,
        pragma_index_info(i."name") c
      WHERE t."type" = 'table' AND t."name" IN ('Input', 'Task', 'Video', 'CreditTransaction')
        AND c."seqno" = 0 AND c."name" IN ('workspaceId', 'providerMode') ORDER BY 1`
    const known = await db().$queryRaw<{ name: string }[]>`
      SELECT "idx" AS "name" FROM sqlite_stat1 ORDER BY 1`
    expect(known).toEqual(indexes)
  })
})
