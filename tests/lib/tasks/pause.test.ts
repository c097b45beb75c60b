import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { resumeSending } from '@/lib/tasks/provider-health'
import { readLive } from '@/lib/tasks/read-live'
import type { TaskRow } from '@/lib/tasks/store'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { plugInOddProvider } from '@/tests/helpers/odd-provider'
import { submitAs, workUntil } from '@/tests/helpers/studio'

/** Sending stands still until a person acts. A silent 5 s of std text costs 200. */

const PRICE = 200

describeOnEachDatabase('a pause of sending', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeEach(async () => {
    studio = await makeWorkspace()
    await resumeSending('emulated')
  })

  afterEach(async () => {
    await expectCleanBooks()
    await db().task.updateMany({ data: { dueAt: null } })
  })

  const submit = (): Promise<TaskRow> =>
    submitAs(studio, { type: 'std-text-to-video', prompt: 'A harbour', sound: false })

  const pause = async () => (await readLive(studio.scope, null)).pause

  it('takes new tasks, holds for them, and comes back with the new answer', async () => {
    let status = 401
    await plugInOddProvider({
      create: (_, response) => response.writeHead(status).end('{}'),
    })
    await workUntil(await submit(), 'failed')
    const first = await pause()
    expect(first).toMatchObject({ waiting: 0, heldCredits: 0 })
    expect(first?.reason).toContain('401')

    const waiting = await submit()
    expect(await pause()).toMatchObject({ waiting: 1, heldCredits: PRICE })

    status = 402
    await resumeSending('emulated')
    expect(await pause()).toBeNull()
    await workUntil(waiting, 'failed')
    const second = await pause()
    expect(second?.reason).toContain('402')
    expect(Date.parse(second?.since ?? '')).toBeGreaterThanOrEqual(Date.parse(first?.since ?? ''))
  })
})
