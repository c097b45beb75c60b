import { expect } from 'vitest'
import { db } from '@/lib/db/client'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { makeWorkspace } from '@/tests/helpers/factories'
import { accepted, json } from '@/tests/helpers/odd-provider'
import { submitAs } from '@/tests/helpers/studio'
import { makePlace } from '@/tests/torture/place'
import { defineProof } from '@/tests/torture/proof'
import { type Instance, startInstance } from '@/tests/torture/sigterm-process'
import { startTortureProvider } from '@/tests/torture/torture-provider'
import { until } from '@/tests/torture/until'

const ANSWER_AFTER_MS = 700

/** The studio is told to end while requests are on the wire, again and again. */
export const orderlyRestarts = defineProof({
  id: 'SIGTERM',
  title: 'a restart during sends leaves nothing unconfirmed and sends nothing twice',
  sizes: { short: { restarts: 3, each: 4 }, full: { restarts: 20, each: 6 } },
  run: async ({ kind, restarts, each }) => {
    const provider = await startTortureProvider()
    let onTheWire = 0
    provider.stepIn.create = ({ response, accept }) => {
      const id = accept()
      onTheWire += 1
      setTimeout(() => {
        onTheWire -= 1
        json(response, accepted(id))
      }, ANSWER_AFTER_MS)
    }
    provider.stepIn.status = ({ id, response }) => json(response, accepted(id))
    // Not all fit at once, so that there is always something that could still be begun.
    const place = await makePlace(kind, provider, { KLING_SUBMITS_PER_MINUTE: '300' })
    let instance: Instance | null = null
    try {
      const studio = await makeWorkspace({ credits: 1_000_000 })
      const { workspaceId } = studio.scope
      const ends: Awaited<ReturnType<Instance['end']>>[] = []
      let cutDuring = 0
      for (let round = 0; round < restarts; round++) {
        for (let n = 0; n < each; n++) {
          await submitAs(studio, {
            type: 'std-text-to-video',
            prompt: `Harbour ${round}.${n}`,
            durationSeconds: 3,
            sound: false,
          })
        }
        instance = await startInstance(place)
        await until('a request is on the wire', 60, async () => onTheWire > 0, 1)
        cutDuring += 1
        ends.push(await instance.end())
      }
      instance = await startInstance(place)
      await until('everything is sent', 120, async () => {
        const left = { workspaceId, state: { not: 'running' } } as const
        return (await db().task.count({ where: left })) === 0
      })
      ends.push(await instance.end())
      await expectCleanBooks()
      return {
        'ended during a send': cutDuring,
        'ended badly': ends.filter(({ code }) => code !== 0).length,
        'longest end, ms': Math.max(...ends.map(({ ms }) => ms)),
        tasks: await db().task.count({ where: { workspaceId } }),
        running: await db().task.count({ where: { workspaceId, state: 'running' } }),
        unconfirmed: await db().task.count({ where: { workspaceId, state: 'unconfirmed' } }),
        'provider calls': provider.arrived.length,
        'requests at the provider': new Set(provider.arrived).size,
      }
    } finally {
      instance?.kill()
      await place.remove()
      await provider.stop()
    }
  },
  check: (figures, { restarts, each }) => {
    expect(figures).toMatchObject({
      'ended during a send': restarts,
      'ended badly': 0,
      tasks: restarts * each,
      running: restarts * each,
      unconfirmed: 0,
      'provider calls': restarts * each,
      'requests at the provider': restarts * each,
    })
  },
})
