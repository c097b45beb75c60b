import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import { storage } from '@/lib/media/storage'
import { auditMedia } from '@/lib/tasks/audit-media'
import type { DatabaseKind } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { sampleVideo } from '@/tests/lib/media/sample-video'
import { sha256, store } from '@/tests/lib/media/stored'
import { makePlace, type Place } from '@/tests/torture/place'
import { startStudioProcess } from '@/tests/torture/studio-process'
import type { Moment } from '@/tests/torture/sudden-death'
import { until } from '@/tests/torture/until'

/** An instance that makes what is seen of a video is killed; the next one makes all of it. */

const NOWHERE = { origin: 'http://127.0.0.1:9', hostPort: '127.0.0.1:9' }
const MADE = ['posterKey', 'posterSmallKey', 'spriteKey', 'previewKey'] as const

const publish = (extension: 'mp4' | 'webp', when: 'before' | 'after'): Moment => ({
  at: 'publish',
  extension,
  when,
})

type Kill = Moment | 'at random'

/** Half of them on each: what is killed is the same code. */
const KILLS: Record<DatabaseKind, Kill[]> = {
  sqlite: [publish('webp', 'before'), publish('webp', 'after'), 'at random'],
  postgresql: [publish('mp4', 'before'), publish('mp4', 'after'), 'at random'],
}

describe.each<DatabaseKind>(['sqlite', 'postgresql'])('SIGKILL while deriving, on %s', (kind) => {
  let place: Place
  let studio: MadeWorkspace
  beforeAll(async () => {
    place = await makePlace(kind, NOWHERE)
    studio = await makeWorkspace()
  })
  afterAll(async () => {
    await stopFfmpeg()
    await place.remove()
  })

  const rowOf = (id: string) => db().video.findUniqueOrThrow({ where: { id } })
  /** As time would, lets the lease of who is dead run out. */
  const makeDue = (id: string) =>
    db().video.update({ where: { id }, data: { deriveDueAt: new Date(Date.now() - 1) } })

  const startDeriving = async (moment: Moment | null) => {
    const instance = await startStudioProcess()
    await instance.ask('configure', place.environment)
    await instance.ask('dieAt', moment)
    await instance.ask('startDeriving').catch(() => {})
    return instance
  }

  it('loses nothing, and all is made in the end', async () => {
    const bytes = await sampleVideo({ size: '320x180' })
    const facts = { sha256: sha256(bytes), sizeBytes: bytes.length }
    const { id } = await makeVideo(studio, { storageKey: await store(bytes, 'mp4'), ...facts })
    for (const moment of KILLS[kind]) {
      const instance = await startDeriving(moment === 'at random' ? null : moment)
      if (moment === 'at random') {
        await until('it has begun', 60, async () => (await rowOf(id)).deriveAttempts === 3)
        await wait(Math.random() * 1_000)
        instance.signal('SIGKILL')
      }
      expect(await instance.ended).toBe('SIGKILL')
      // Whatever is named by then is there, whole.
      const row = await rowOf(id)
      for (const field of MADE) {
        if (row[field]) expect(await storage().stat(row[field])).not.toBeNull()
      }
      await makeDue(id)
    }
    const last = await startDeriving(null)
    await until('all is made', 60, async () => (await rowOf(id)).deriveDueAt === null)
    await last.end()
    const row = await rowOf(id)
    expect(row.deriveProblem).toBeNull()
    for (const field of MADE) expect(row[field]).not.toBeNull()
    expect((await auditMedia({ place: storage(), hash: true })).problems).toEqual([])
  }, 240_000)
})
