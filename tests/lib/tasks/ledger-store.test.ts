import { expect, it } from 'vitest'
import { costWords } from '@/components/tasks/live/cost-words'
import { db } from '@/lib/db/client'
import { listTaskFacts, sumAtRisk } from '@/lib/tasks/ledger-store'
import { TASK_STATES } from '@/lib/tasks/lifecycle'
import { english } from '@/tests/components/tasks/words'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { makeWorkspace } from '@/tests/helpers/factories'
import { submitAs } from '@/tests/helpers/studio'
import { SHORT } from '@/tests/helpers/tasks'

describeOnEachDatabase('what the ledger asks of the tasks', (useDatabase) => {
  useDatabase()

  it('counts as at risk what the cards call so', async () => {
    const studio = await makeWorkspace()
    const owner = { workspaceId: studio.scope.workspaceId, providerMode: 'emulated' } as const
    for (const state of TASK_STATES) {
      const task = await submitAs(studio, SHORT)
      await db().task.update({ where: { id: task.id }, data: { state, dueAt: null } })
      const before = await sumAtRisk(owner)
      await db().task.update({ where: { id: task.id }, data: { state: 'queued' } })
      const words = costWords(english, { ...task, state, note: null, billedCredits: null })
      expect([state, before > 0]).toEqual([state, words.includes('at risk')])
    }
  })

  it('names the take of each task, and nothing of another workspace', async () => {
    const [studio, other] = [await makeWorkspace(), await makeWorkspace()]
    const first = await submitAs(studio, SHORT)
    const again = await submitAs(studio, SHORT, { takeOfId: first.id })
    const next = await submitAs(studio, SHORT)
    const foreign = await submitAs(other, SHORT)
    const ids = [first, again, next, foreign].map(({ id }) => id)
    const facts = await listTaskFacts(studio.scope.workspaceId, ids)
    expect(ids.map((id) => facts.get(id)?.take)).toEqual([
      { shotNumber: 1, takeNumber: 1 },
      { shotNumber: 1, takeNumber: 2 },
      { shotNumber: 2, takeNumber: 1 },
      undefined,
    ])
  })

  it('names no take of what was taken back: its number is given again', async () => {
    const studio = await makeWorkspace()
    const task = await submitAs(studio, SHORT)
    await db().task.update({ where: { id: task.id }, data: { state: 'cancelled', dueAt: null } })
    const facts = await listTaskFacts(studio.scope.workspaceId, [task.id])
    expect(facts.get(task.id)).toMatchObject({ take: null, projectName: expect.any(String) })
  })
})
