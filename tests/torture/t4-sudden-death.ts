import { expect } from 'vitest'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { makeWorkspace } from '@/tests/helpers/factories'
import { filmsOfOneSecond } from '@/tests/torture/films'
import { makePlace } from '@/tests/torture/place'
import { defineProof } from '@/tests/torture/proof'
import { startStudioProcess } from '@/tests/torture/studio-process'
import { judge } from '@/tests/torture/t4-judge'
import { POINTS } from '@/tests/torture/t4-points'
import { type Cast, runTrial, type Trial } from '@/tests/torture/t4-trial'
import { startTortureProvider } from '@/tests/torture/torture-provider'

/** An instance that works is killed at a named point; the next one finds the task as it was left. */
export const suddenDeath = defineProof({
  id: 'T4',
  title: 'SIGKILL at any point loses nothing and does nothing twice',
  sizes: { short: { times: 1, every: 5 }, full: { times: 20, every: 1 } },
  run: async ({ kind, times, every }) => {
    const points = POINTS.filter((_, index) => index % every === 0)
    const provider = await startTortureProvider({ film: await filmsOfOneSecond() })
    const place = await makePlace(kind, provider)
    const { scope, projectId } = await makeWorkspace({ credits: 10_000_000 })
    const { workspaceId, userId } = scope
    // Loading the studio takes longer than most of a trial: the next instance is always ready.
    let next = startStudioProcess()
    const restart = () => {
      const loaded = next
      next = startStudioProcess()
      return loaded
    }
    const studio = { workspaceId, userId, projectId }
    const cast: Cast = { place, provider, studio, alive: await restart(), restart }
    const trials: Trial[] = []
    try {
      for (const [number, point] of points.entries()) {
        for (let time = 1; time <= times; time++) {
          trials.push(await runTrial(cast, point, `p${number + 1}t${time}`))
        }
      }
      // Judged at the very end: nothing may happen to a task that has ended, either.
      for (const trial of trials) trial.broken.push(...(await judge(cast, trial)))
      await expectCleanBooks()
    } finally {
      await cast.alive.end()
      await (await next).end()
      await place.remove()
      await provider.stop()
    }
    const broken = trials.flatMap(({ requestId, point, broken }) =>
      broken.map((words) => `${requestId}, ${point.name}: ${words}`),
    )
    if (broken.length > 0) throw new Error(`${broken.length} broken:\n${broken.join('\n')}`)
    const recovered = trials.map(({ recoveredMs }) => recoveredMs).sort((a, b) => a - b)
    return {
      points: points.length,
      kills: trials.reduce((sum, { kills }) => sum + kills, 0),
      tasks: trials.length,
      done: trials.filter(({ point }) => point.ends === 'done').length,
      unconfirmed: trials.filter(({ point }) => point.ends === 'unconfirmed').length,
      failed: trials.filter(({ point }) => point.ends === 'failed').length,
      broken: broken.length,
      'leftovers swept': trials.reduce((sum, { leftovers }) => sum + leftovers, 0),
      'median ms from lease to recovery': Math.round(recovered[recovered.length >> 1] ?? 0),
      'most ms from lease to recovery': Math.round(recovered.at(-1) ?? 0),
    }
  },
  check: (figures, { times }) => {
    expect(figures.broken).toBe(0)
    expect(figures.tasks).toBe(figures.points * times)
    // The worker looks at least every two seconds; the rest is for a busy machine.
    expect(figures['most ms from lease to recovery']).toBeLessThan(15_000)
  },
})
