import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ERROR_SHAPES } from '@/emulator/fault-kinds'
import { type Emulator, startEmulator } from '@/emulator/server'
import type { Attempt } from '@/emulator/truth'
import { clientOf, controlOf } from './client'
import { asJson, type Received, receive } from './wire'

// Films are made, on machines that do other things meanwhile.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const TEXT = { type: 'std-text-to-video', prompt: 'Fog', duration: 3, sound: false }

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ speed: 100_000, plainFilms: true, balance: 1_000_000 })
})

afterAll(() => emulator.stop())
afterEach(() => controlOf(emulator).clearFaults())

const faults = async (...list: unknown[]) => {
  expect(await controlOf(emulator).faults(...list)).toMatchObject({ status: 200 })
}

const headers = () => ({ authorization: `Bearer ${emulator.key}` })

const create = (prompt = TEXT.prompt): Promise<Received> =>
  receive(`${emulator.api}/api/generate`, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify({ ...TEXT, prompt }),
  })

const status = (id: string): Promise<Received> =>
  receive(`${emulator.api}/api/status?task_id=${id}`, { headers: headers() })

const lastTruth = async (): Promise<Attempt> =>
  (await controlOf(emulator).ask('GET', '/truth')).body.at(-1)

let done = ''
beforeAll(async () => {
  done = (await clientOf(emulator).accepted(TEXT)).id
  await clientOf(emulator).ended(done)
})

const dataOf = async (id = done): Promise<Record<string, unknown>> =>
  asJson(await status(id)).data as Record<string, unknown>

describe('an error', () => {
  const shapes: Record<(typeof ERROR_SHAPES)[number], unknown> = {
    documented: { code: 'OUT_OF_ORDER', message: 'Sorry' },
    numeric: { code: 503, message: 'Sorry' },
    nested: { error: { code: 'OUT_OF_ORDER', message: 'Sorry' } },
    bare: { error: 'OUT_OF_ORDER' },
    detail: { detail: 'Sorry' },
    wrapped: { code: 503, message: 'Sorry', data: null },
    html: expect.stringContaining('<h1>Error 503</h1>'),
    text: 'upstream error 503',
    empty: '',
    truncated: '{"code":"OUT_OF_ORDE',
  }

  it.each(ERROR_SHAPES)('has the shape %s', async (shape) => {
    await faults({
      ...{
        kind: 'error',
        on: 'status',
        status: 503,
        code: 'OUT_OF_ORDER',
        message: 'Sorry',
        shape,
      },
    })
    const received = await status(done)
    expect(received).toMatchObject({ status: shape === 'wrapped' ? 200 : 503, end: 'whole' })
    const isJson = typeof shapes[shape] === 'object' && !['html'].includes(shape)
    expect(isJson ? asJson(received) : received.body.toString()).toEqual(shapes[shape])
  })

  it('may be a page with HTTP 200', async () => {
    await faults({ kind: 'error', on: 'status', status: 200, shape: 'html' })
    const received = await status(done)
    expect(received.status).toBe(200)
    expect(received.headers['content-type']).toContain('text/html')
  })

  it.each([
    [null, undefined],
    [0, '0'],
    [-3, '-3'],
    [86_400, '86400'],
    ['', ''],
    ['next Tuesday', 'next Tuesday'],
  ])('429 asks for %s', async (retryAfter, header) => {
    await faults({ kind: 'rate_limited', retryAfter })
    const received = await create()
    expect(received.status).toBe(429)
    expect(received.headers['retry-after']).toBe(header)
  })

  it.each([60_000, -60_000])('429 names a date %i ms from now', async (inMs) => {
    await faults({ kind: 'rate_limited', retryAfter: { inMs } })
    const date = Date.parse(String((await create()).headers['retry-after']))
    expect(Math.abs(date - Date.now() - inMs)).toBeLessThan(10_000)
  })
})

describe('a spoilt answer', () => {
  it('ends by a reset or a close in its middle', async () => {
    const whole = (await status(done)).body.length
    await faults({ kind: 'garbled', on: 'status', how: 'short', times: 1 })
    const short = await status(done)
    expect(short.end).not.toBe('whole')
    expect(short.headers['content-length']).toBe(`${whole}`)
    expect(short.body.length).toBe(Math.floor(whole / 2))
    await faults({ kind: 'garbled', on: 'status', how: 'cut', times: 1 })
    const cut = await status(done)
    expect(cut).toMatchObject({ status: 200 })
    expect(cut.end).not.toBe('whole')
    expect(cut.body.length).toBe(Math.floor(whole / 2))
  })

  it('is silent in its middle for as long as it is told to', async () => {
    await faults({ kind: 'garbled', on: 'status', how: 'stalled', ms: 400 })
    const received = await status(done)
    expect(received.end).not.toBe('whole')
    expect(received.ms).toBeGreaterThan(350)
  })

  it('drips', async () => {
    await faults({ kind: 'garbled', on: 'status', how: 'drip', ms: 400 })
    const received = await status(done)
    expect(received.end).toBe('whole')
    expect(received.ms).toBeGreaterThan(350)
    expect(asJson(received)).toMatchObject({ data: { task_id: done } })
  })

  it.each([
    ['truncated', /^\{"code":200.*[^}]$/],
    ['understated', /^\{"code":200.*[^}]$/],
    ['empty', /^$/],
    ['html', /^<!DOCTYPE html>/],
    ['doubled', /\}\{/],
  ])('is %s', async (how, text) => {
    await faults({ kind: 'garbled', on: 'status', how })
    const received = await status(done)
    expect(received.status).toBe(200)
    expect(received.body.toString()).toMatch(text)
    expect(() => asJson(received)).toThrow()
  })

  it('does not come at all after a hang', async () => {
    await faults({ kind: 'hang', on: 'status', ms: 300 })
    const received = await status(done)
    expect(received.status).toBeNull()
    expect(received.ms).toBeGreaterThan(250)
  })
})

describe('what a status answer says', () => {
  it.each(['percolating', 'Completed', '', 7, null])('the word %j', async (word) => {
    await faults({ kind: 'odd_status', word })
    expect((await dataOf()).status).toBe(word)
  })

  it('no word, and of a done task only', async () => {
    await faults(
      { kind: 'odd_status', when: 'running', word: 'queued' },
      { kind: 'odd_status', when: 'done' },
      { kind: 'latency', ms: 3_600_000, times: 1 },
    )
    expect(await dataOf()).not.toHaveProperty('status')
    const { id } = await clientOf(emulator).accepted(TEXT)
    expect((await dataOf(id)).status).toBe('queued')
  })

  const url = expect.stringContaining(`/videos/`)
  it.each([
    ['null', null],
    ['missing', undefined],
    ['empty', []],
    ['string', url],
    ['json_string', expect.stringMatching(/^\["http.*"\]$/)],
    ['object', { url }],
    [
      'nested',
      {
        videos: [expect.objectContaining({ resource: expect.objectContaining({ url }) })],
        cover: expect.anything(),
      },
    ],
    ['objects', [expect.objectContaining({ url })]],
    ['dead_first', [expect.stringContaining('/gone/'), url]],
    ['duplicates', [url, url]],
  ])('the addresses as %s', async (shape, response) => {
    await faults({ kind: 'odd_response', shape })
    expect((await dataOf()).response).toEqual(response)
  })

  it('a dead address that is dead', async () => {
    await faults({ kind: 'odd_response', shape: 'dead_first' })
    const [dead, alive] = (await dataOf()).response as string[]
    expect((await receive(dead ?? '')).status).toBe(404)
    expect((await receive(alive ?? '')).status).toBe(200)
  })

  it.each([
    ['missing', undefined],
    ['null', null],
    ['string', '120'],
    ['wrong', 121],
  ])('credits %s', async (how, credits) => {
    await faults({ kind: 'odd_credits', how })
    expect((await dataOf()).consumed_credits).toBe(credits)
  })

  it('that it runs again', async () => {
    await faults({ kind: 'regressed', times: 1 })
    expect(await dataOf()).toMatchObject({ status: 'IN_PROGRESS', response: null })
    expect((await dataOf()).status).toBe('SUCCESS')
  })

  it('another task: a neighbour, or nobody’s', async () => {
    await faults({ kind: 'other_task' })
    const other = await clientOf(emulator).accepted(TEXT)
    expect((await dataOf(other.id)).task_id).toBe(done)
    await controlOf(emulator).account('alone', 1_000)
    const alone = clientOf(emulator, 'alone')
    const { id } = await alone.accepted(TEXT)
    const { data } = (await alone.status(id)).body
    expect(data?.task_id).not.toBe(id)
    expect(data?.status).toBe('FAILED')
    expect((await clientOf(emulator).status(String(data?.task_id))).body.data).toBeUndefined()
  })

  it('that nobody knows the task', async () => {
    await faults({ kind: 'unknown_task', times: 1 })
    expect((await status(done)).status).toBe(404)
    expect((await status(done)).status).toBe(200)
  })

  it('more than was documented', async () => {
    await faults({ kind: 'extra_fields', on: 'status' }, { kind: 'extra_fields', on: 'create' })
    expect(await dataOf()).toMatchObject({ progress: '0.4', request: { duration: '3' } })
    expect(asJson(await create())).toMatchObject({ request_id: expect.any(String) })
  })
})

describe('the truth about a create', () => {
  const NOTHING = { accepted: false, taskId: null, charged: 0 }
  const ACCEPTED = { accepted: true, taskId: expect.stringMatching(/^n75/), charged: 120 }
  const page = { kind: 'error', status: 200, shape: 'html' }
  const cases: [fault: Record<string, unknown> | null, truth: Record<string, unknown>][] = [
    [null, { ...ACCEPTED, answered: 'clean', evil: null, status: 200 }],
    [{ kind: 'reset' }, { ...ACCEPTED, answered: 'ambiguous', evil: 'reset', status: null }],
    [
      { kind: 'reset', charged: false },
      { ...NOTHING, answered: 'ambiguous' },
    ],
    [
      { kind: 'hang', ms: 20 },
      { ...ACCEPTED, answered: 'ambiguous', evil: 'hang' },
    ],
    [
      { kind: 'hang', ms: 20, charged: false },
      { ...NOTHING, answered: 'ambiguous' },
    ],
    [{ kind: 'internal_error' }, { ...NOTHING, answered: 'ambiguous', status: 500 }],
    [
      { kind: 'internal_error', charged: true },
      { ...ACCEPTED, answered: 'ambiguous' },
    ],
    [
      { kind: 'error', status: 524, shape: 'html', charged: true },
      { ...ACCEPTED, answered: 'ambiguous', evil: 'error:524' },
    ],
    [
      { kind: 'error', status: 522 },
      { ...NOTHING, answered: 'refused' },
    ],
    [
      { kind: 'error', status: 402, shape: 'wrapped' },
      { ...NOTHING, answered: 'refused', status: 200 },
    ],
    [
      { kind: 'error', status: 500, shape: 'wrapped' },
      { ...NOTHING, answered: 'ambiguous', status: 200 },
    ],
    [
      { kind: 'error', status: 408 },
      { ...NOTHING, answered: 'ambiguous' },
    ],
    [page, { ...NOTHING, answered: 'ambiguous', status: 200 }],
    [
      { ...page, charged: true },
      { ...ACCEPTED, answered: 'ambiguous' },
    ],
    [{ kind: 'rate_limited' }, { ...NOTHING, answered: 'throttled', status: 429 }],
    [
      { kind: 'rate_limited', shape: 'wrapped' },
      { ...NOTHING, answered: 'throttled', status: 200 },
    ],
    ...['html', 'empty', 'truncated', 'cut', 'short', 'understated', 'stalled'].map(
      (how): (typeof cases)[number] => [
        { kind: 'garbled', how, ms: 20 },
        { ...ACCEPTED, answered: 'ambiguous', evil: `garbled:${how}`, status: 200 },
      ],
    ),
    [
      { kind: 'garbled', how: 'drip', ms: 20 },
      { ...ACCEPTED, answered: 'clean' },
    ],
    [
      { kind: 'garbled', how: 'doubled' },
      { ...ACCEPTED, answered: 'legible' },
    ],
    ...['missing', 'empty', 'null', 'number', 'other_task'].map((how): (typeof cases)[number] => [
      { kind: 'odd_id', how },
      { ...ACCEPTED, answered: 'ambiguous', evil: `odd_id:${how}` },
    ]),
    [
      { kind: 'odd_id', how: 'renamed' },
      { ...ACCEPTED, answered: 'legible' },
    ],
    [
      { kind: 'odd_id', how: 'top_level' },
      { ...ACCEPTED, answered: 'legible' },
    ],
    [
      { kind: 'odd_credits', on: 'create', how: 'missing' },
      { ...ACCEPTED, answered: 'clean' },
    ],
  ]

  it.each(cases)('after %j', async (fault, truth) => {
    if (fault) await faults(fault)
    await create('For the truth')
    expect(await lastTruth()).toMatchObject({ prompt: 'For the truth', account: 'main', ...truth })
  })

  it('counts attempts and tells what was really refused', async () => {
    await create('Counted')
    await create('Counted')
    expect(await lastTruth()).toMatchObject({ prompt: 'Counted', attempt: 2 })
    await clientOf(emulator, 'nobody').generate(TEXT)
    expect(await lastTruth()).toMatchObject({ account: null, answered: 'refused', status: 401 })
    await clientOf(emulator).raw('{')
    expect(await lastTruth()).toMatchObject({ prompt: null, type: null, answered: 'refused' })
  })

  it('shows another task’s id in place of its own', async () => {
    await faults({ kind: 'odd_id', how: 'other_task' })
    expect(asJson(await create())).toMatchObject({ data: { task_id: done } })
    expect((await lastTruth()).taskId).not.toBe(done)
  })
})

describe('a task', () => {
  it('is stuck for ever, or for a time', async () => {
    await faults(
      { kind: 'stuck', match: { prompt: 'for ever' } },
      { kind: 'stuck', afterMs: 60_000, match: { prompt: 'a while' } },
    )
    const forever = await clientOf(emulator).accepted({ ...TEXT, prompt: 'for ever' })
    const while_ = await clientOf(emulator).accepted({ ...TEXT, prompt: 'a while' })
    expect((await dataOf(while_.id)).status).toBe('IN_PROGRESS')
    await controlOf(emulator).advance(60_001)
    expect((await clientOf(emulator).ended(while_.id)).status).toBe('SUCCESS')
    await controlOf(emulator).advance(30 * 86_400_000)
    expect((await dataOf(forever.id)).status).toBe('IN_PROGRESS')
  })

  it('fails late by moderation', async () => {
    await faults({ kind: 'failure', message: 'Blocked by moderation', factor: 3_000_000 })
    const { id } = await clientOf(emulator).accepted(TEXT)
    await controlOf(emulator).advance(600_000)
    expect((await dataOf(id)).status).toBe('IN_PROGRESS')
    await controlOf(emulator).advance(3 * 3_600_000)
    expect(await dataOf(id)).toMatchObject({
      status: 'FAILED',
      error_message: 'Blocked by moderation',
    })
  })
})

it('strikes as often as its probability says, and the same in every run', async () => {
  const strikes = async (order: number[]) => {
    const other = await startEmulator({ seed: 'a', plainFilms: true })
    await controlOf(other).faults({ kind: 'error', status: 418, probability: 0.3 })
    const said = new Map<number, number>()
    for (const index of order) {
      const { status } = await clientOf(other).generate({
        ...TEXT,
        prompt: `p${index}`,
        cfg_scale: 9,
      })
      said.set(index, status)
    }
    await other.stop()
    return order.toSorted((a, b) => a - b).map((index) => said.get(index))
  }
  const order = Array.from({ length: 100 }, (_, index) => index)
  const first = await strikes(order)
  expect(await strikes(order.toReversed())).toEqual(first)
  const count = first.filter((status) => status === 418).length
  expect(count).toBeGreaterThan(15)
  expect(count).toBeLessThan(45)
})
