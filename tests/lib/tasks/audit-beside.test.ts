import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { inSnapshot } from '@/lib/db/snapshot'
import { auditBooks } from '@/lib/tasks/audit-books'
import { cancelTask } from '@/lib/tasks/decide-task'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { makeUser, makeWorkspace } from '@/tests/helpers/factories'
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

  it('never sees half of a movement, and keeps nobody waiting', async () => {
    const studio = await makeWorkspace({ credits: TASKS * SHORT_PRICE })
    const live = async (index: number) => {
      const task = await submitAs(studio, SHORT)
      if (index % 2 === 0) await cancelTask(studio.scope, task.id)
      if (index % 8 !== 1) return []
      const { problems, movements } = await auditBooks({ maxProblems: 10 })
      expect(problems).toEqual([])
      return [movements]
    }
    const seen = (
      await Promise.all(Array.from({ length: TASKS }, (_, index) => live(index)))
    ).flat()
    // They did look while others were coming and going.
    expect(seen).toHaveLength(TASKS / 8)
    expect(seen.some((movements) => movements < 1 + TASKS + TASKS / 2)).toBe(true)
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
