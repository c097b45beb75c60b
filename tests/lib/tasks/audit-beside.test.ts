import { expect, it } from 'vitest'
import { auditLedger } from '@/lib/credits/audit-ledger'
import type { AuditProblem } from '@/lib/credits/audit-problem'
import { db } from '@/lib/db/client'
import { inSnapshot } from '@/lib/db/snapshot'
import { auditBooks } from '@/lib/tasks/audit-books'
import { auditHolds } from '@/lib/tasks/audit-holds'
import { cancelTask } from '@/lib/tasks/decide-task'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeUser, makeWorkspace } from '@/tests/helpers/factories'
import { submitAs } from '@/tests/helpers/studio'
import { SHORT, SHORT_PRICE } from '@/tests/helpers/tasks'

const TASKS = 64

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

describeOnEachDatabase('the audit beside a working studio', (useDatabase) => {
  useDatabase()

  const live = async (studio: MadeWorkspace, index: number) => {
    const task = await submitAs(studio, SHORT)
    if (index % 2 === 0) await cancelTask(studio.scope, task.id)
  }
  const liveAll = (studio: MadeWorkspace) =>
    Promise.all(Array.from({ length: TASKS }, (_, index) => live(studio, index)))

  it('finds nothing wrong while sixty-four submissions run', async () => {
    const studio = await makeWorkspace({ credits: TASKS * SHORT_PRICE })
    let working = true
    const auditing = (async () => {
      do expect((await auditBooks({ maxProblems: 10 })).problems).toEqual([])
      while (working)
    })()
    await liveAll(studio)
    working = false
    await auditing
    await expectCleanBooks()
  }, 120_000)

  it('reads one moment, though all of it is written behind its back', async () => {
    const studio = await makeWorkspace({ credits: 2 * TASKS * SHORT_PRICE })
    await liveAll(studio)
    const workspace = { id: studio.scope.workspaceId, slug: studio.scope.slug }
    const begun = gate()
    const written = gate()
    const auditing = inSnapshot(async (tx) => {
      const audit = async () => {
        const problems: AuditProblem[] = []
        const { movements } = await auditLedger(tx, workspace, (each) => problems.push(each))
        const { tasks } = await auditHolds(tx, workspace, (each) => problems.push(each))
        return { problems, movements, tasks }
      }
      const before = await audit()
      begun.open()
      const during = await audit()
      await written.opened
      return [before, during, await audit()]
    })
    await begun.opened
    await liveAll(studio)
    written.open()
    const moment = { problems: [], movements: 1 + TASKS + TASKS / 2, tasks: TASKS }
    expect(await auditing).toEqual([moment, moment, moment])
    await expectCleanBooks()
  }, 120_000)

  it('reads what was there at its first question, and can write nothing', async () => {
    const count = () => db().user.count()
    const before = await count()
    const asked = gate()
    const written = gate()
    const reading = inSnapshot(async (tx) => {
      const first = await tx.user.count()
      asked.open()
      await written.opened
      return [first, await tx.user.count()]
    })
    await asked.opened
    await makeUser()
    expect(await count()).toBe(before + 1)
    written.open()
    expect(await reading).toEqual([before, before])
    const writing = inSnapshot((tx) => tx.user.deleteMany({ where: { id: 'nobody' } }))
    await expect(writing).rejects.toThrow(/read/)
  })
})
