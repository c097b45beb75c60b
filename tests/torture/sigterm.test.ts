import { Agent, get } from 'node:http'
import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { makeWorkspace } from '@/tests/helpers/factories'
import { accepted, json } from '@/tests/helpers/odd-provider'
import { submitAs } from '@/tests/helpers/studio'
import { makePlace } from '@/tests/torture/place'
import { testProof } from '@/tests/torture/proof'
import { startInstance } from '@/tests/torture/sigterm-process'
import { orderlyRestarts } from '@/tests/torture/sigterm-restarts'
import { startTortureProvider } from '@/tests/torture/torture-provider'
import { until } from '@/tests/torture/until'

testProof(orderlyRestarts, 'short', 3)

it('waits beyond ten seconds for a request on the wire alone', { timeout: 90_000 }, async () => {
  const provider = await startTortureProvider()
  let creates = 0
  let polls = 0
  provider.stepIn.create = ({ response, accept }) => {
    const id = accept()
    creates += 1
    setTimeout(() => json(response, accepted(id)), creates === 1 ? 0 : 13_000)
  }
  // Never answered.
  provider.stepIn.status = () => {
    polls += 1
  }
  const place = await makePlace('sqlite', provider)
  const studio = await makeWorkspace()
  const submit = () =>
    submitAs(studio, { type: 'std-text-to-video', prompt: 'Harbour', sound: false })
  const agent = new Agent({ keepAlive: true })
  const instance = await startInstance(place)
  try {
    const visit = (path: string) =>
      new Promise<void>((resolve) => {
        const request = get({ port: instance.port, host: '127.0.0.1', path, agent }, (response) => {
          response.resume()
          response.on('end', resolve)
        })
        request.on('error', () => resolve())
      })
    await visit('/')
    const forEver = visit('/for-ever')
    await submit()
    await until('a poll hangs', 60, async () => polls > 0)
    const onTheWire = await submit()
    await until('a request is on the wire', 60, async () => creates === 2)
    const queued = await submit()
    await db().task.update({
      where: { id: queued.id },
      data: { dueAt: new Date(Date.now() + 1_000) },
    })
    const end = instance.end()
    const { code, ms } = await end
    await forEver
    expect(code).toBe(0)
    expect(ms).toBeGreaterThan(10_500)
    expect(ms).toBeLessThan(30_000)
    const states = await db().task.findMany({ select: { id: true, state: true, leaseToken: true } })
    const stateOf = (id: string) => states.find((each) => each.id === id)
    expect(stateOf(onTheWire.id)?.state).toBe('running')
    expect(stateOf(queued.id)?.state).toBe('queued')
    // Whoever comes next need not wait for the lease of the poll that was given up.
    expect(states.filter(({ leaseToken }) => leaseToken !== null)).toEqual([])
    expect(provider.arrived.length).toBe(2)
  } finally {
    instance.kill()
    agent.destroy()
    await place.remove()
    await provider.stop()
  }
})
