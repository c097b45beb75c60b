import { describe, expect, it, vi } from 'vitest'
import { type Emulator, type EmulatorOptions, startEmulator } from '@/emulator/server'
import type { Attempt } from '@/emulator/truth'
import { controlOf } from './client'
import { tolerantClient } from './tolerant-client'
import { asJson, type Received, receive } from './wire'

vi.setConfig({ testTimeout: 180_000 })

const TEXT = { type: 'std-text-to-video', duration: 3, sound: false }
const HOSTILE = { personality: 'hostile', seed: 'a', plainFilms: true } as const

const using = async <T>(options: EmulatorOptions, run: (emulator: Emulator) => Promise<T>) => {
  const emulator = await startEmulator({ speed: 100_000, balance: 10_000_000, ...options })
  try {
    return await run(emulator)
  } finally {
    await emulator.stop()
  }
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

const truthOf = async (emulator: Emulator): Promise<Attempt[]> =>
  (await controlOf(emulator).ask('GET', '/truth')).body

type BookTask = { taskId: string; status: string; charged: number; refunded: number; net: number }
const bookOf = async (emulator: Emulator): Promise<BookTask[]> =>
  (await controlOf(emulator).book()).tasks

const headersOf = (emulator: Emulator) => ({ authorization: `Bearer ${emulator.key}` })

const create = (emulator: Emulator, prompt: string): Promise<Received> =>
  receive(`${emulator.api}/api/generate`, {
    method: 'POST',
    headers: headersOf(emulator),
    body: JSON.stringify({ ...TEXT, prompt }),
  })

/** Work for many at a time. */
const inLanes = async <T, R>(list: T[], lanes: number, work: (item: T) => Promise<R>) => {
  const results: R[] = []
  const left = [...list]
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      results.push(await work(item))
    }
  }
  await Promise.all(range(lanes).map(lane))
  return results
}

describe('the hostile personality', () => {
  it('lets a patient client finish every task it knows, with two books that agree', async () => {
    const rates = { hangMs: 50, dripMs: 50 }
    await using({ ...HOSTILE, rates }, async (emulator) => {
      const run = tolerantClient(emulator, new Set())
      const prompts = range(100).map((index) => `shot ${index}`)
      const outcomes = await inLanes(prompts, 8, (prompt) => run({ ...TEXT, prompt }))

      const truth = await truthOf(emulator)
      const ambiguous = truth.filter(({ answered }) => answered === 'ambiguous')
      const unconfirmed = outcomes.filter(({ end }) => end === 'unconfirmed')
      expect(unconfirmed.map(({ prompt }) => prompt).toSorted()).toEqual(
        ambiguous.map(({ prompt }) => prompt).toSorted(),
      )
      expect(truth.filter(({ answered }) => answered === 'legible')).toEqual([])
      expect(unconfirmed.length).toBeGreaterThan(10)
      expect(ambiguous.some(({ accepted }) => !accepted)).toBe(true)

      const book = new Map((await bookOf(emulator)).map((task) => [task.taskId, task]))
      expect(truth.filter(({ accepted }) => accepted)).toHaveLength(book.size)
      for (const { taskId, charged } of truth) {
        if (taskId) expect(book.get(taskId)?.charged).toBe(charged)
      }
      const known = outcomes.filter(({ taskId }) => taskId !== null)
      expect(known.length).toBeGreaterThan(50)
      for (const { taskId, end, credits } of known) {
        const task = book.get(taskId ?? '')
        expect(task?.status).toBe(end === 'done' ? 'SUCCESS' : 'FAILED')
        if (credits !== null) expect(credits).toBe(task?.net)
      }
      expect(new Set(known.map(({ end }) => end))).toEqual(new Set(['done', 'failed']))
    })
  })

  /** What each prompt met, wherever it stood in the order. */
  const evilsOf = (order: number[], seed: string, lanes: number) =>
    using({ ...HOSTILE, seed, rates: { hangMs: 10, dripMs: 10 } }, async (emulator) => {
      await inLanes(order, lanes, async (index) => {
        for (const _ of range(3)) await create(emulator, `shot ${index}`)
      })
      return (await truthOf(emulator))
        .map(({ prompt, attempt, evil, answered, taskId }) =>
          [prompt, attempt, evil, answered, taskId].join(' '),
        )
        .toSorted()
    })

  it('does the same to the same requests in any order, and other things by another seed', async () => {
    const order = range(60)
    const first = await evilsOf(order, 'a', 1)
    expect(await evilsOf(order.toReversed(), 'a', 6)).toEqual(first)
    expect(await evilsOf(order, 'b', 6)).not.toEqual(first)
  })

  it('tells the same of the same task at each request', async () => {
    const rates = {
      ...{ hangMs: 10, dripMs: 10, create: NO_CREATE },
      ending: { failureRefunded: 0, failureKept: 0, lateModeration: 0, stuck: 0 },
      // Which neighbour there is does hang on the others.
      status: { otherTask: 0 },
    }
    const told = (between: number) =>
      using({ ...HOSTILE, rates }, async (emulator) => {
        const { data } = asJson(await create(emulator, 'watched')) as { data: { task_id: string } }
        const url = `${emulator.api}/api/status?task_id=${data.task_id}`
        const isDone = async () => (await bookOf(emulator))[0]?.status === 'SUCCESS'
        await vi.waitUntil(isDone, { timeout: 60_000, interval: 100 })
        const said: string[] = []
        for (const index of range(40)) {
          for (const other of range(between)) await create(emulator, `other ${index} ${other}`)
          const { status, body } = await receive(url, { headers: headersOf(emulator) })
          // Ports, times and signatures are another's matter.
          const text = body.toString().replace(/expires[^"\\]*|127[^/]*|\d{4}-[^"]*Z/g, '')
          said.push(`${status} ${text}`)
        }
        return said
      })
    const alone = await told(0)
    expect(new Set(alone).size).toBeGreaterThan(8)
    expect(await told(1)).toEqual(alone)
  })

  it('ends and begins at run time', async () => {
    await using({}, async (emulator) => {
      const { ask } = controlOf(emulator)
      expect((await ask('GET', '/personality')).body).toEqual({ personality: 'documented' })
      const always = { create: { resetBeforeAccept: 1, resetAfterAccept: 0 } }
      const next = { personality: 'hostile', seed: 'z', rates: always }
      expect((await ask('PUT', '/personality', next)).body).toMatchObject({
        ...{ personality: 'hostile', seed: 'z', rates: { create: { hang: 0.01 }, hangMs: 2_000 } },
      })
      expect((await create(emulator, 'a')).status).toBeNull()
      expect((await ask('PUT', '/personality', { rates: { quakes: 1 } })).status).toBe(400)
      await ask('PUT', '/personality', { personality: 'documented' })
      expect((await create(emulator, 'a')).status).toBe(200)
    })
  })

  it('strikes a prompt only so often', async () => {
    const rates = { create: { ...NO_CREATE, rateLimited: 1 }, mostPerTask: 2 }
    await using({ ...HOSTILE, rates }, async (emulator) => {
      for (const _ of range(3)) await create(emulator, 'a')
      const answered = (await truthOf(emulator)).map(({ answered: verdict }) => verdict)
      expect(answered).toEqual(['throttled', 'throttled', 'clean'])
    })
  })

  it('gives way to a fault', async () => {
    await using({ ...HOSTILE, rates: { create: { resetAfterAccept: 1 } } }, async (emulator) => {
      await controlOf(emulator).faults({ kind: 'error', status: 451, times: 1 })
      expect((await create(emulator, 'a')).status).toBe(451)
      expect((await create(emulator, 'a')).status).toBeNull()
    })
  })
})

const NO_CREATE = {
  ...{ resetAfterAccept: 0, resetBeforeAccept: 0, internalError: 0, unreachable: 0, hang: 0 },
  ...{ rateLimited: 0, garbage: 0, oddId: 0, drip: 0 },
}
