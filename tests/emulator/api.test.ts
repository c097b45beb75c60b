import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Emulator, startEmulator } from '@/emulator/server'
import { clientOf, controlOf, serveFiles, testImage, testVideo } from './client'

// Films are made, on machines that do other things meanwhile.
vi.setConfig({ testTimeout: 120_000 })

const TEXT = { type: 'pro-text-to-video', prompt: 'A quiet harbour', duration: 3, sound: false }

let emulator: Emulator
let files: Awaited<ReturnType<typeof serveFiles>>

beforeAll(async () => {
  files = await serveFiles({
    'a.png': await testImage('400x300'),
    'a.mp4': await testVideo('320x180', 3, false),
    'cut.png': (await testImage('400x300')).subarray(0, 900),
    'page.html': '<!doctype html><p>Sign in</p>',
    'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'page.mp4': '<!doctype html>',
  })
  emulator = await startEmulator({ speed: 100_000, plainFilms: true, balance: 1_000_000 })
})

afterAll(async () => {
  await emulator.stop()
  await files.stop()
})

const client = () => clientOf(emulator)
const control = () => controlOf(emulator)

afterEach(() => control().clearFaults())

describe('every documented error', () => {
  const image = (name: string) => ({
    type: 'pro-image-to-video',
    prompt: 'a',
    image: files.url(name),
  })
  const reference = { type: 'o3-pro-reference-to-video', prompt: 'a' }
  const edit = { type: 'o3-std-video-edit', prompt: 'a' }

  const cases: [name: string, body: () => Record<string, unknown>, code: string, word: string][] = [
    ['no type', () => ({ prompt: 'a' }), 'INVALID_TYPE', 'type'],
    ['an unknown type', () => ({ ...TEXT, type: 'ultra' }), 'INVALID_TYPE', 'ultra'],
    ['a name of every object', () => ({ ...TEXT, type: 'toString' }), 'INVALID_TYPE', 'toString'],
    ['no prompt', () => ({ type: TEXT.type }), 'INVALID_PROMPT', 'prompt'],
    ['an empty prompt', () => ({ ...TEXT, prompt: ' ' }), 'INVALID_PROMPT', 'prompt'],
    ['a prompt of 2001', () => ({ ...TEXT, prompt: 'x'.repeat(2001) }), 'INVALID_PROMPT', '2000'],
    ['a prompt that is a number', () => ({ ...TEXT, prompt: 5 }), 'INVALID_PROMPT', 'prompt'],
    ['2 seconds', () => ({ ...TEXT, duration: 2 }), 'INVALID_DURATION', '3 to 15'],
    ['16 seconds', () => ({ ...TEXT, duration: 16 }), 'INVALID_DURATION', '3 to 15'],
    ['seconds as text', () => ({ ...TEXT, duration: '5' }), 'INVALID_DURATION', '3 to 15'],
    [
      'seconds for an edit',
      () => ({ ...edit, duration: 5, video: files.url('a.mp4') }),
      'INVALID_DURATION',
      'edit',
    ],
    ['an odd ratio', () => ({ ...TEXT, aspect_ratio: '4:3' }), 'INVALID_TYPE', 'aspect_ratio'],
    ['sound that is text', () => ({ ...TEXT, sound: 'yes' }), 'INVALID_TYPE', 'sound'],
    ['a strength of 2', () => ({ ...TEXT, cfg_scale: 2 }), 'INVALID_TYPE', 'cfg_scale'],
    [
      'a strength for O3',
      () => ({ ...TEXT, type: 'o3-pro-text-to-video', cfg_scale: 0.5 }),
      'INVALID_TYPE',
      'cfg_scale',
    ],
    ['no image', () => ({ type: 'std-image-to-video', prompt: 'a' }), 'MISSING_IMAGE', 'image'],
    [
      'an end image without an image',
      () => ({ type: 'std-image-to-video', prompt: 'a', end_image: files.url('a.png') }),
      'MISSING_IMAGE',
      'image',
    ],
    [
      'an end image for a text',
      () => ({ ...TEXT, end_image: files.url('a.png') }),
      'INVALID_TYPE',
      'end_image',
    ],
    ['an image that is nowhere', () => image('none.png'), 'MISSING_IMAGE', '404'],
    ['an image that is a page', () => image('page.html'), 'MISSING_IMAGE', 'JPEG or PNG'],
    ['an image that is an SVG', () => image('drawing.svg'), 'MISSING_IMAGE', 'JPEG or PNG'],
    ['half an image', () => image('cut.png'), 'MISSING_IMAGE', 'readable'],
    [
      'an image that is no address',
      () => ({ ...image('a.png'), image: 'a.png' }),
      'MISSING_IMAGE',
      'URL',
    ],
    [
      'a file address',
      () => ({ ...image(''), image: 'file:///etc/passwd' }),
      'MISSING_IMAGE',
      'URL',
    ],
    ['nothing to refer to', () => reference, 'MISSING_IMAGE', 'at least one'],
    [
      '8 references',
      () => ({ ...reference, images: Array(8).fill(files.url('a.png')) }),
      'MISSING_IMAGE',
      'at most 7',
    ],
    ['no video', () => edit, 'MISSING_VIDEO', 'video'],
    [
      'a video that is a page',
      () => ({ ...edit, video: files.url('page.mp4') }),
      'MISSING_VIDEO',
      'MP4',
    ],
    ['a video for a text', () => ({ ...TEXT, video: files.url('a.mp4') }), 'INVALID_TYPE', 'video'],
  ]

  it.each(cases)('%s', async (_name, body, code, word) => {
    const before = (await control().book()).balances.main
    const said = await client().generate(body())
    expect([said.status, said.body.code]).toEqual([400, code])
    expect(said.body.message).toContain(word)
    expect((await control().book()).balances.main).toBe(before)
  })

  it('answers a body that is not JSON', async () => {
    expect(await client().raw('{"type":')).toMatchObject({ status: 400 })
    expect(await client().raw('[]')).toMatchObject({ status: 400 })
  })

  it.each([null, 'wrong'])('refuses the key %s on both routes', async (key) => {
    const stranger = clientOf(emulator, key)
    for (const said of [await stranger.generate(TEXT), await stranger.status('n75')]) {
      expect([said.status, said.body.code]).toEqual([401, 'INVALID_API_KEY'])
    }
  })

  it('does not accept what the account cannot pay', async () => {
    await control().account('poor', 161)
    const poor = clientOf(emulator, 'poor')
    expect((await poor.generate({ ...TEXT, duration: 4 })).body).toMatchObject({
      code: 'INSUFFICIENT_CREDITS',
      message: expect.stringContaining('216'),
    })
    expect((await poor.generate(TEXT)).status).toBe(402)
    await control().account('poor', 1)
    expect((await poor.generate(TEXT)).status).toBe(200)
    expect((await control().book()).balances.poor).toBe(0)
  })

  it('never lets simultaneous requests spend the same credits', async () => {
    await control().account('racer', 162 * 2)
    const racer = clientOf(emulator, 'racer')
    const said = await Promise.all(Array.from({ length: 6 }, () => racer.generate(TEXT)))
    expect(said.filter(({ status }) => status === 200)).toHaveLength(2)
    expect((await control().book()).balances.racer).toBe(0)
  })

  it('knows no task of that id, nor another account’s', async () => {
    expect((await client().status('n75nothing')).status).toBe(404)
    expect((await client().status('')).status).toBe(404)
    const { id } = await client().accepted(TEXT)
    await control().account('neighbour', 0)
    expect((await clientOf(emulator, 'neighbour').status(id)).status).toBe(404)
  })
})

describe('a task', () => {
  it('is answered and told as documented', async () => {
    const said = await client().generate(TEXT)
    const id = said.body.data?.task_id
    expect(said.body).toEqual({
      code: 200,
      message: 'success',
      data: { task_id: id, status: 'IN_PROGRESS', consumed_credits: 162 },
    })
    expect(await client().ended(String(id))).toEqual({
      task_id: id,
      status: 'SUCCESS',
      consumed_credits: 162,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      request: { type: TEXT.type, prompt: TEXT.prompt, duration: 3, aspect_ratio: '16:9' },
      response: [expect.stringContaining(emulator.cdn)],
      error_message: null,
      type: TEXT.type,
    })
  })

  it('is named by its family', async () => {
    expect((await client().accepted(TEXT)).id).toMatch(/^n75\w+$/)
    expect((await client().accepted({ ...TEXT, type: 'o3-std-text-to-video' })).id).toMatch(
      /^n71\w+$/,
    )
  })

  it('accepts a prompt of 2000 and half seconds', async () => {
    const body = { ...TEXT, prompt: '가'.repeat(2000), duration: 5.5 }
    expect((await client().accepted(body)).credits).toBe(297)
  })

  it('runs until the clock says so', async () => {
    await control().faults({ kind: 'latency', ms: 3_600_000, times: 1 })
    const { id } = await client().accepted(TEXT)
    await control().advance(3_500_000)
    expect((await client().status(id)).body.data?.status).toBe('IN_PROGRESS')
    await control().advance(100_001)
    expect((await client().ended(id)).status).toBe('SUCCESS')
  })
})

describe('the book', () => {
  it('is the sum of charges and refunds', async () => {
    await control().account('reader', 10_000)
    const reader = clientOf(emulator, 'reader')
    await control().faults({ kind: 'failure', message: 'Content policy', times: 1 })
    const failed = await reader.accepted({ ...TEXT, prompt: 'fails' })
    const kept = await reader.accepted({ ...TEXT, duration: 5, sound: true })
    expect(await reader.ended(failed.id)).toMatchObject({
      status: 'FAILED',
      consumed_credits: 0,
      error_message: 'Content policy',
      response: null,
    })
    await reader.ended(kept.id)
    await reader.status(failed.id)
    const book = await control().book()
    expect(book.balances.reader).toBe(10_000 - 400)
    const mine = book.tasks.filter((task: { account: string }) => task.account === 'reader')
    expect(mine).toMatchObject([
      { taskId: failed.id, status: 'FAILED', charged: 162, refunded: 162, net: 0 },
      { taskId: kept.id, status: 'SUCCESS', charged: 400, refunded: 0, net: 400 },
    ])
  })

  it('keeps the money of a failure when it is told to', async () => {
    await control().account('loser', 1_000)
    const loser = clientOf(emulator, 'loser')
    await control().faults({ kind: 'failure', refund: false, times: 1 })
    const { id } = await loser.accepted(TEXT)
    expect(await loser.ended(id)).toMatchObject({ status: 'FAILED', consumed_credits: 162 })
    expect((await control().book()).balances.loser).toBe(1_000 - 162)
  })
})

describe('faults', () => {
  it('answer 429 with Retry-After, as often as asked, and charge nothing', async () => {
    const before = (await control().book()).balances.main
    await control().faults({ kind: 'rate_limited', retryAfter: 7, times: 2 })
    for (const said of [await client().generate(TEXT), await client().generate(TEXT)]) {
      expect([said.status, said.body.code]).toEqual([429, 'RATE_LIMITED'])
      expect(said.headers.get('retry-after')).toBe('7')
    }
    expect((await control().book()).balances.main).toBe(before)
    expect((await client().generate(TEXT)).status).toBe(200)
  })

  it('answer 500 on status and leave the task alone', async () => {
    const { id } = await client().accepted(TEXT)
    await control().faults({ kind: 'internal_error', on: 'status', times: 1 })
    const said = await client().status(id)
    expect([said.status, said.body.code]).toEqual([500, 'INTERNAL_ERROR'])
    expect((await client().ended(id)).status).toBe('SUCCESS')
  })

  it('break the line after accepting: charged, and the task is there', async () => {
    const prompt = 'the lost answer'
    await control().faults({ kind: 'reset', times: 1, match: { prompt: 'lost' } })
    await expect(client().generate({ ...TEXT, prompt })).rejects.toThrow()
    const { tasks } = await control().book()
    const lost = tasks.filter((task: { prompt: string }) => task.prompt === prompt)
    expect(lost).toMatchObject([{ charged: 162 }])
    expect((await client().ended(lost[0].taskId)).status).toBe('SUCCESS')
    expect((await control().journal('api')).at(-1)).toBeDefined()
    const entry = (await control().journal('api')).find(({ body }: { body: string }) =>
      body.includes(prompt),
    )
    expect(entry.status).toBeNull()
  })

  it('break the line before accepting when told so', async () => {
    await control().faults({ kind: 'reset', charged: false, times: 1 })
    await expect(client().generate({ ...TEXT, prompt: 'never seen' })).rejects.toThrow()
    const { tasks } = await control().book()
    expect(tasks.filter((task: { prompt: string }) => task.prompt === 'never seen')).toEqual([])
  })

  it('wait for what they match', async () => {
    await control().faults({ kind: 'internal_error', match: { type: 'std-text-to-video' } })
    expect((await client().generate(TEXT)).status).toBe(200)
    expect((await client().generate({ ...TEXT, type: 'std-text-to-video' })).status).toBe(500)
  })

  it('are refused when they are none, all of them', async () => {
    const said = await control().faults({ kind: 'reset' }, { kind: 'earthquake' })
    expect(said.status).toBe(400)
    expect((await control().ask('GET', '/faults')).body).toEqual([])
  })

  it('cannot be reached through the public ports', async () => {
    for (const origin of [emulator.api, emulator.cdn]) {
      const headers = { authorization: `Bearer ${emulator.key}` }
      const response = await fetch(`${origin}/faults`, { method: 'POST', headers, body: '[]' })
      expect([404, 405]).toContain(response.status)
      expect((await fetch(`${origin}/book`, { headers })).status).toBe(404)
    }
  })
})

describe('the journal', () => {
  it('holds every request without the key', async () => {
    await client().accepted({ ...TEXT, prompt: 'for the journal' })
    const journal = await control().journal()
    const entry = journal.findLast(({ body }: { body: string }) => body.includes('for the journal'))
    expect(entry).toMatchObject({
      server: 'api',
      method: 'POST',
      path: '/api/generate',
      status: 200,
    })
    expect(entry.headers.authorization).toBe(`Bearer …${emulator.key.slice(-4)}`)
    expect(JSON.stringify(journal)).not.toContain(emulator.key)
  })
})
