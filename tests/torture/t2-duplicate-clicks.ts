import { expect } from 'vitest'
import { db } from '@/lib/db/client'
import type { Submission } from '@/lib/tasks/submit-task'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { makeWorkspace } from '@/tests/helpers/factories'
import { filmsOfOneSecond } from '@/tests/torture/films'
import { makePlace } from '@/tests/torture/place'
import { defineProof } from '@/tests/torture/proof'
import { randomOf, shuffled } from '@/tests/torture/random'
import { type StudioProcess, withStudioProcesses } from '@/tests/torture/studio-process'
import type { Submitted } from '@/tests/torture/studio-program'
import { startTortureProvider } from '@/tests/torture/torture-provider'
import { until } from '@/tests/torture/until'

/** The same press of a button arrives again and again, at once and after everything is over. */
export const duplicateClicks = defineProof({
  id: 'T2',
  title: 'many clicks on one button are one task, one hold and one call',
  sizes: {
    short: { requests: 3, clicks: 20, inFlight: 16, processes: 2 },
    full: { requests: 50, clicks: 20, inFlight: 16, processes: 4 },
  },
  run: async ({ kind, seed, requests, clicks, inFlight, processes: most }) => {
    const random = randomOf(seed)
    const processes = kind === 'sqlite' ? 1 : most
    const provider = await startTortureProvider({ film: await filmsOfOneSecond() })
    const place = await makePlace(kind, provider)
    try {
      const { scope, projectId } = await makeWorkspace({ credits: 1_000_000 })
      const { workspaceId, userId } = scope
      const press = (number: number): Submission => ({
        workspaceId,
        userId,
        projectId,
        requestId: `press-${number}`,
        settings: { type: 'std-text-to-video', prompt: `Harbour ${number}`, durationSeconds: 3 },
      })
      const once = Array.from({ length: requests }, (_, number) => press(number))
      const all = shuffled(Array.from({ length: clicks }, () => once).flat(), random)

      return await withStudioProcesses(processes, place, async (studios) => {
        const answers = await pressAll(studios, all, inFlight)
        await studios[0]?.ask('startWorker')
        await until('everything is stored', 300, async () => {
          const done = await db().task.count({ where: { workspaceId, state: 'done' } })
          return done >= requests
        })
        const replays = await pressAll(studios, shuffled(once, random), inFlight)
        await expectCleanBooks()
        const holds = { workspaceId, kind: 'hold' } as const
        return {
          processes,
          clicks: answers.length + replays.length,
          errors: [...answers, ...replays].filter((answer) => !('taskId' in answer)).length,
          'tasks answered': idsOf(answers).size,
          'tasks answered once done': idsOf([...answers, ...replays]).size,
          tasks: await db().task.count({ where: { workspaceId } }),
          holds: await db().creditTransaction.count({ where: holds }),
          'provider calls': provider.arrived.length,
          'requests at the provider': new Set(provider.arrived).size,
          videos: await db().video.count({ where: { workspaceId } }),
        }
      })
    } finally {
      await place.remove()
      await provider.stop()
    }
  },
  check: (figures, { requests, clicks }) => {
    expect(figures).toMatchObject({
      clicks: requests * (clicks + 1),
      errors: 0,
      'tasks answered': requests,
      'tasks answered once done': requests,
      tasks: requests,
      holds: requests,
      'provider calls': requests,
      'requests at the provider': requests,
      videos: requests,
    })
  },
})

const idsOf = (answers: Submitted[]) =>
  new Set(answers.map((answer) => ('taskId' in answer ? answer.taskId : answer)))

/** Each instance gets its share of the clicks, and all work at once. */
const pressAll = async (
  studios: StudioProcess[],
  clicks: Submission[],
  inFlight: number,
): Promise<Submitted[]> => {
  const shares = studios.map((studio, number) =>
    studio.ask(
      'submit',
      clicks.filter((_, index) => index % studios.length === number),
      inFlight / studios.length,
    ),
  )
  return (await Promise.all(shares)).flat()
}
