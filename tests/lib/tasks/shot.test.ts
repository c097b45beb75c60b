import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { getBalance } from '@/lib/credits/store'
import { db } from '@/lib/db/client'
import { CATALOG, KLING_TYPES, type KlingType } from '@/lib/kling/catalog'
import { estimateCredits } from '@/lib/kling/pricing'
import { probeVideo } from '@/lib/media/probe-video'
import { storage } from '@/lib/media/storage'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { IMAGE, type Kling, startKling, VIDEO } from '@/tests/helpers/kling'
import { settingsFor } from '@/tests/helpers/settings'
import { submitAs, workUntil } from '@/tests/helpers/studio'

/** All twelve types through real parts: database, emulator, worker, files. */

let kling: Kling

beforeAll(async () => {
  kling = await startKling()
})

afterAll(() => kling.stop())

const ratioOf = (type: KlingType) => {
  if (CATALOG[type].mode === 'image') return IMAGE.width / IMAGE.height
  if (CATALOG[type].mode === 'edit') return VIDEO.width / VIDEO.height
  return 9 / 16
}

describeOnEachDatabase('the way of a shot', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  // What the emulator charges is told from that of the other database by the prompt.
  const mark = unique('mark-')

  beforeEach(async () => {
    kling.plugIn()
    studio ??= await makeWorkspace({ credits: 20_000 })
  })

  it.each(KLING_TYPES)('%s: length, ratio, sound and price come as asked', async (type) => {
    const settings = settingsFor(type, kling.refs, { prompt: `A lighthouse, ${type}, ${mark}` })
    const task = await submitAs(studio, settings)
    const done = await workUntil(task, 'done', 'failed')
    expect(done).toMatchObject({ state: 'done', billedCredits: estimateCredits(settings) })

    const video = await db().video.findUniqueOrThrow({ where: { taskId: task.id } })
    expect(video).toMatchObject({ warnings: [], billedCredits: done.billedCredits })
    expect(video.posterKey).not.toBeNull()
    expect(video.thumbhash).not.toBeNull()
    // Not the row's word for it, but the stored file's.
    const file = await storage().stat(video.storageKey)
    expect(file?.sizeBytes).toBe(video.sizeBytes)
    const facts = await storage().withFile(video.storageKey, probeVideo)
    expect(Math.abs(facts.durationSeconds - 3)).toBeLessThanOrEqual(0.1)
    expect(Math.abs(facts.width - facts.height * ratioOf(type))).toBeLessThanOrEqual(2)
    expect(facts.hasAudio).toBe(true)
  })

  it('leaves a silent video silent', async () => {
    const settings = settingsFor('std-text-to-video', kling.refs, {
      sound: false,
      prompt: `Silence, ${mark}`,
    })
    const task = await submitAs(studio, settings)
    const done = await workUntil(task, 'done', 'failed')
    expect(done.billedCredits).toBe(3 * 40)
    const video = await db().video.findUniqueOrThrow({ where: { taskId: task.id } })
    expect(video).toMatchObject({ hasAudio: false, warnings: [] })
  })

  it("has spent exactly what the emulator's book says, task by task", async () => {
    const book = (await kling.book()).filter(({ prompt }) => prompt.includes(mark))
    const tasks = await db().task.findMany({ where: { workspaceId: studio.scope.workspaceId } })
    const ours = tasks.map((task) => [task.providerTaskId, task.billedCredits])
    expect(book.length).toBe(KLING_TYPES.length + 1)
    expect(new Map(ours as [string, number][])).toEqual(
      new Map(book.map(({ taskId, net }) => [taskId, net])),
    )
    const spent = book.reduce((sum, { net }) => sum + net, 0)
    const { workspaceId } = studio.scope
    expect(await getBalance({ workspaceId, providerMode: 'emulated' })).toEqual({
      available: 20_000 - spent,
      held: 0,
    })
    await expectCleanBooks()
  })

  it('stores what the provider served, byte for byte', async () => {
    const task = await submitAs(studio, settingsFor('std-text-to-video', kling.refs))
    const done = await workUntil(task, 'done', 'failed')
    const video = await db().video.findUniqueOrThrow({ where: { taskId: task.id } })
    const stored = await storage().withFile(video.storageKey, (path) => readFile(path))
    const served = await fetch(done.resultUrls?.[0] ?? '').then((reply) => reply.arrayBuffer())
    expect(stored.equals(Buffer.from(served))).toBe(true)
  })
})
