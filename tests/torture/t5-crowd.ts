import { setTimeout as wait } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { newTaskId } from '@/lib/id'
import { POLL_LEASE_MS } from '@/lib/tasks/schedule'
import { makeWorkspace } from '@/tests/helpers/factories'
import { accepted, json } from '@/tests/helpers/odd-provider'
import { makePlace } from '@/tests/torture/place'
import type { Given } from '@/tests/torture/proof'
import { randomOf } from '@/tests/torture/random'
import { withStudioProcesses } from '@/tests/torture/studio-process'
import { startTortureProvider } from '@/tests/torture/torture-provider'
import { until } from '@/tests/torture/until'

/** Many workers ask about many tasks that are all due at once, and each is due only once. */
export const runCrowd = async ({ kind, seed, workers, tasks }: Given & Crowd) => {
  const random = randomOf(seed)
  const provider = await startTortureProvider()
  // So slow a provider is asked again about none of them before this is over.
  const place = await makePlace(kind, provider, { EMULATOR_SPEED: '0.001' })
  const askedAt = new Map<string, number>()
  let tooSoon = 0
  provider.stepIn = {
    status: async ({ id, response }) => {
      const now = performance.now()
      if (now - (askedAt.get(id) ?? Number.NEGATIVE_INFINITY) < POLL_LEASE_MS) tooSoon += 1
      askedAt.set(id, now)
      await wait(random() * 20)
      json(response, accepted(id))
    },
  }
  try {
    const ids = await insertRunning(tasks)
    return await withStudioProcesses(workers, place, async (studios) => {
      const begunAt = performance.now()
      await Promise.all(studios.map((studio) => studio.ask('startWorker')))
      await until(
        'every task was asked about',
        900,
        async () => {
          return (await db().task.count({ where: { pollCount: 0 } })) === 0
        },
        250,
      )
      const seconds = (performance.now() - begunAt) / 1000
      // Whoever would ask a second time does it now.
      await wait(3_000)
      await Promise.all(studios.map((studio) => studio.ask('stopWorker')))
      const rows = await db().task.findMany({ select: { pollCount: true, leaseToken: true } })
      const times = ids.map((id) => provider.timesAsked.get(id) ?? 0)
      return {
        workers,
        'due tasks': tasks,
        questions: times.reduce((sum, count) => sum + count, 0),
        'never asked about': times.filter((count) => count === 0).length,
        'asked about twice within a lease': tooSoon,
        // Whose answer could not be written in time, as when the one writer of SQLite is wanted by all.
        'asked again once a lease was over': times.filter((count) => count > 1).length - tooSoon,
        'asked about by two at once': provider.askedTwiceAtOnce.size,
        'answers written': rows.reduce((sum, { pollCount }) => sum + pollCount, 0),
        'leases left': rows.filter(({ leaseToken }) => leaseToken !== null).length,
        'questions a second': Math.round(tasks / seconds),
      }
    })
  } finally {
    await place.remove()
    await provider.stop()
  }
}

export type Crowd = { workers: number; tasks: number }

/** Tasks that the provider has and that are due now; their ids at the provider. */
const insertRunning = async (count: number): Promise<string[]> => {
  const { scope, projectId } = await makeWorkspace({ credits: 0 })
  const now = new Date()
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const shots = numbers.map((number) => ({ id: `shot${number}`, projectId, number }))
  const rows = numbers.map((number) => ({
    id: newTaskId(),
    workspaceId: scope.workspaceId,
    userId: scope.userId,
    projectId,
    shotId: `shot${number}`,
    takeNumber: 1,
    providerMode: 'kling' as const,
    requestId: `request-${number}`,
    requestHash: 'x',
    type: 'std-text-to-video',
    prompt: 'A quiet harbour',
    settings: { type: 'std-text-to-video', prompt: 'A quiet harbour', durationSeconds: 3 },
    priceCredits: 120,
    state: 'running' as const,
    sentAt: now,
    dueAt: now,
    providerTaskId: `n75due${number}`,
  }))
  for (let at = 0; at < count; at += 500) {
    await db().shot.createMany({ data: shots.slice(at, at + 500) })
    await db().task.createMany({ data: rows.slice(at, at + 500) })
  }
  return rows.map(({ providerTaskId }) => providerTaskId)
}
