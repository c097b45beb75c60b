import { expect } from 'vitest'
import { getBalance } from '@/lib/credits/store'
import { db } from '@/lib/db/client'
import { estimateCredits } from '@/lib/kling/pricing'
import type { TaskSettings } from '@/lib/kling/settings'
import type { Submission } from '@/lib/tasks/submit-task'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { makeWorkspace } from '@/tests/helpers/factories'
import { makePlace } from '@/tests/torture/place'
import { defineProof } from '@/tests/torture/proof'
import { withStudioProcesses } from '@/tests/torture/studio-process'
import type { Submitted } from '@/tests/torture/studio-program'

const SETTINGS: TaskSettings = {
  type: 'std-text-to-video',
  prompt: 'A quiet harbour',
  durationSeconds: 3,
  aspectRatio: '16:9',
  sound: false,
}
/** Nothing is sent here. */
const NOWHERE = { origin: 'http://127.0.0.1:9', hostPort: '127.0.0.1:9' }

/** Many press Generate at once, and there are credits for some of them only. */
export const overspend = defineProof({
  id: 'T1',
  title: 'a workspace never spends what it has not got',
  sizes: {
    short: { submissions: 60, affordable: 36, inFlight: 16, processes: 2 },
    full: { submissions: 1_000, affordable: 600, inFlight: 64, processes: 4 },
  },
  run: async ({ kind, submissions, affordable, inFlight, processes: most }) => {
    const processes = kind === 'sqlite' ? 1 : most
    const place = await makePlace(kind, NOWHERE)
    try {
      const price = estimateCredits(SETTINGS)
      const { scope, projectId } = await makeWorkspace({ credits: affordable * price })
      const { workspaceId, userId } = scope
      const all = Array.from({ length: submissions }, (_, index): Submission => {
        const requestId = `press-${index}`
        return { workspaceId, userId, projectId, requestId, settings: SETTINGS }
      })
      const answers = await withStudioProcesses(processes, place, (studios) =>
        Promise.all(
          studios.map((studio, number) =>
            studio.ask(
              'submit',
              all.filter((_, index) => index % processes === number),
              inFlight / processes,
            ),
          ),
        ),
      )
      const given = answers.flat()
      const isRefused = (answer: Submitted) =>
        'refused' in answer && answer.refused === 'insufficient_credits'
      const others = given.filter((answer) => !('taskId' in answer || isRefused(answer)))
      // A figure can only count: what it was is said at once.
      expect(others.slice(0, 3)).toEqual([])
      const entries = await db().creditEntry.findMany({
        where: { account: { workspaceId, kind: { in: ['available', 'held'] } } },
        select: { balanceAfter: true },
      })
      const { available, held } = await getBalance({ workspaceId, providerMode: 'kling' })
      await expectCleanBooks()
      return {
        processes,
        accepted: given.filter((answer) => 'taskId' in answer).length,
        'refused for credits': given.filter(isRefused).length,
        'other errors': others.length,
        tasks: await db().task.count({ where: { workspaceId } }),
        entries: entries.length,
        'below zero': entries.filter(({ balanceAfter }) => balanceAfter < 0).length,
        available,
        held,
      }
    } finally {
      await place.remove()
    }
  },
  check: (figures, { submissions, affordable }) => {
    expect(figures).toMatchObject({
      accepted: affordable,
      'refused for credits': submissions - affordable,
      'other errors': 0,
      tasks: affordable,
      // The grant, and one entry of each account for each hold.
      entries: 1 + 2 * affordable,
      'below zero': 0,
      available: 0,
      held: affordable * estimateCredits(SETTINGS),
    })
  },
})
