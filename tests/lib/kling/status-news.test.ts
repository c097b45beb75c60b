import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statusNews } from '@/lib/kling/status-news'
import { answer } from './evidence'

const ID = 'n75abc123kling3'
const URL_1 = 'https://cdn.example.com/videos/abc123.mp4'

const news = (body: unknown, httpStatus = 200) => statusNews(answer(httpStatus, body), ID)
const data = (more: Record<string, unknown>) => ({
  code: 200,
  message: 'success',
  data: { task_id: ID, ...more },
})

const REQUEST = {
  type: 'pro-text-to-video',
  prompt: '고요한 바다',
  duration: 5,
  aspect_ratio: '16:9',
}
const DOCUMENTED = data({
  status: 'SUCCESS',
  consumed_credits: 400,
  created_at: '2026-02-05T10:30:00Z',
  request: REQUEST,
  response: [URL_1],
  error_message: null,
  type: 'pro-text-to-video',
})

test('success as documented', () => {
  expect(news(DOCUMENTED)).toEqual({
    kind: 'succeeded',
    urls: [URL_1],
    credits: 400,
    match: 'unsaid',
    request: { type: 'pro-text-to-video', prompt: '고요한 바다' },
    raw: expect.stringContaining(URL_1),
  })
})

describe('status words', () => {
  const spellings = (word: string) => [
    word,
    word.toLowerCase(),
    ` ${word[0]}${word.slice(1).toLowerCase()} `,
  ]

  test.each(['SUCCESS', 'SUCCEED', 'SUCCEEDED', 'COMPLETED', 'COMPLETE', 'FINISHED', 'DONE'])(
    '%s is success',
    (word) => {
      for (const status of spellings(word)) {
        expect(news(data({ status, response: [URL_1] })).kind).toBe('succeeded')
      }
    },
  )

  test.each([
    'FAILED',
    'FAILURE',
    'FAIL',
    'ERROR',
    'CANCELLED',
    'CANCELED',
    'EXPIRED',
    'TIMEOUT',
    'TIME_OUT',
    'time-out',
    'REJECTED',
    'BLOCKED',
  ])('%s is failure', (word) => {
    for (const status of spellings(word)) expect(news(data({ status })).kind).toBe('failed')
  })

  test.each([
    'IN_PROGRESS',
    'in-progress',
    'In Progress',
    'PROCESSING',
    'PENDING',
    'QUEUED',
    'SUBMITTED',
    'RUNNING',
    'WAITING',
    'GENERATING',
    'STARTING',
  ])('%s is running', (status) =>
    expect(news(data({ status }))).toMatchObject({
      kind: 'running',
      word: status,
      unknownWord: false,
    }),
  )

  test.each(['TRANSMOGRIFYING', 'SUCCESSFUL_PART', 'NOT_FAILED', '3', 'İŞLENİYOR', '失敗'])(
    '%s is not known, so still running',
    (status) =>
      expect(news(data({ status }))).toMatchObject({
        kind: 'running',
        word: status,
        unknownWord: true,
      }),
  )

  test.each([null, undefined, '', {}, [], true])('%j is no word, but the task is known', (status) =>
    expect(news(data({ status }))).toMatchObject({
      kind: 'running',
      word: null,
      unknownWord: false,
    }),
  )
})

describe('an envelope is not the task', () => {
  test.each<[string, unknown]>([
    ['error', { status: 'error', message: 'database gone' }],
    ['failed without data', { code: 200, status: 'FAILED' }],
    ['failed with empty data', { status: 'failed', data: null }],
    ['success without anything', { status: 'success', message: 'ok' }],
    ['success with empty data', { code: 200, message: 'success', data: {} }],
  ])('%s', (_, body) => expect(news(body).kind).toBe('no_news'))

  test('success of the call beside a running task', () => {
    expect(news({ status: 'success', data: { task_id: ID, status: 'IN_PROGRESS' } }).kind).toBe(
      'running',
    )
    expect(news({ status: 'failed', data: { task_id: ID } }).kind).toBe('running')
  })

  test('a flat answer counts when it names the task, or holds its result', () => {
    expect(news({ task_id: ID, status: 'FAILED' }).kind).toBe('failed')
    expect(news({ task_id: ID, status: 'SUCCESS' }).kind).toBe('succeeded')
    expect(news({ status: 'SUCCESS', response: URL_1 }).kind).toBe('succeeded')
  })
})

describe('addresses of the result', () => {
  const urls = (response: unknown) => {
    const read = news(
      data({ status: 'SUCCESS', response, request: { image: 'https://in.example.com/i.mp4' } }),
    )
    return read.kind === 'succeeded' ? read.urls : read.kind
  }
  const A = 'https://a.example.com/1.mp4'
  const B = 'https://b.example.com/2'
  const COVER = 'https://a.example.com/1.jpg'

  test.each<[string, unknown, string[]]>([
    ['absent', undefined, []],
    ['null', null, []],
    ['empty', [], []],
    ['an empty text', '', []],
    ['a text that is none', 'soon', []],
    ['an array', [A, B], [A, B]],
    ['one address', ` ${A} `, [A]],
    ['a JSON text', JSON.stringify([A]), [A]],
    ['a JSON text in a JSON text', JSON.stringify(JSON.stringify([A])), [A]],
    ['an object', { video_url: A }, [A]],
    ['objects within objects', { works: [{ video: { resource: B } }, [[{ url: A }]]] }, [A, B]],
    ['a JSON text within an object', { result: `{"url":"${A}"}` }, [A]],
    ['covers last', { cover_url: B, thumb: COVER, url: A }, [A, B, COVER]],
    ['a cover under any name', [COVER, B], [B, COVER]],
    ['the same twice', [A, A], [A]],
    ['separated by commas', `${B}, ${A}`, [A, B]],
    [
      'other schemes',
      ['ftp://x/y.mp4', 'file:///etc/passwd', 'javascript:x', 'data:video/mp4,x', A],
      [A],
    ],
    ['not addresses', [5, null, true, 'https://', 'http//x', A], [A]],
  ])('%s', (_, response, expected) => expect(urls(response)).toEqual(expected))

  test.each(['video_url', 'videos', 'url', 'output', 'result'])('under %s', (name) =>
    expect(news(data({ status: 'SUCCESS', [name]: URL_1 }))).toMatchObject({ urls: [URL_1] }),
  )

  test('bounded, however large or deep the answer', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => `https://x.example.com/${index}.mp4`)
    expect(urls(many)).toHaveLength(20)
    const deep = `{"data":{"task_id":"${ID}","status":"SUCCESS","response":`
    for (const depth of [50, 100_000]) {
      const text = `${deep}${'['.repeat(depth)}"${A}"${']'.repeat(depth)}}}`
      expect(news(text)).not.toMatchObject({ urls: [A] })
    }
    expect(urls([`${A}?${'x'.repeat(5000)}`])).toEqual([])
  })
})

describe('credits', () => {
  test.each([
    [400, 400],
    ['400', 400],
    ['400.0', 400],
    [0, 0],
    [399.2, 400],
    [null, null],
    ['', null],
    ['many', null],
    [-1, null],
    ['-1', null],
    [1e15, null],
    [true, null],
    [[400], null],
  ])('%j are %j', (consumed_credits, credits) => {
    expect(news(data({ status: 'SUCCESS', consumed_credits }))).toMatchObject({ credits })
    expect(news(data({ status: 'RUNNING', consumed_credits }))).toMatchObject({ credits })
    expect(news(data({ status: 'FAILED', consumed_credits }))).toMatchObject({
      credits: credits ?? 0,
    })
  })

  test('what is left in the account is not what was consumed', () => {
    expect(news(data({ status: 'SUCCESS', credits: 9000 }))).toMatchObject({ credits: null })
  })
})

describe('failures', () => {
  test.each([
    ['Content policy violation detected', 'moderation'],
    ['prompt flagged by moderation', 'moderation'],
    ['NSFW content', 'moderation'],
    ['RISK_CONTROL', 'moderation'],
    ['Invalid image format', 'bad_input'],
    ['Could not download the input image', 'bad_input'],
    ['Image resolution too small', 'bad_input'],
    ['Server busy, try again', 'capacity'],
    ['No capacity', 'capacity'],
    ['RESOURCE_EXHAUSTED', 'capacity'],
    ['No GPU available', 'capacity'],
    ['Too many concurrent tasks', 'capacity'],
    ['internal render error', 'fault'],
    ['Internal server error, please try again', 'fault'],
    ['GPU worker lost', 'fault'],
    ['generation timed out', 'fault'],
    ['Service unavailable', 'fault'],
    ['Something went wrong', 'fault'],
    ['boom', 'unknown'],
  ])('%s: %s', (error_message, group) =>
    expect(news(data({ status: 'FAILED', error_message }))).toMatchObject({
      kind: 'failed',
      group,
      message: error_message,
    }),
  )

  test.each([
    ['BLOCKED', 'moderation'],
    ['TIMEOUT', 'fault'],
    ['EXPIRED', 'fault'],
    ['FAILED', 'unknown'],
  ])('%s without a reason: %s', (status, group) =>
    expect(news(data({ status, error_message: null }))).toMatchObject({ group, message: '' }),
  )

  test.each<[string, Record<string, unknown>]>([
    ['error_message', { error_message: 'boom' }],
    ['error', { error: 'boom' }],
    ['error object', { error: { code: 'X', message: 'boom' } }],
    ['fail_reason', { fail_reason: 'boom' }],
    ['message', { message: 'boom' }],
  ])('the reason may stand under %s', (_, more) =>
    expect(news(data({ status: 'FAILED', ...more }))).toMatchObject({ message: 'boom' }),
  )

  test('an error code of the same answer agrees with a failed task of that name', () => {
    const failed = { task_id: ID, status: 'FAILED', error_message: 'content policy' }
    expect(news({ code: 400, message: 'failed', data: failed }).kind).toBe('failed')
    expect(news({ code: 500, message: 'failed', data: failed }).kind).toBe('failed')
    for (const code of [401, 403, 404, 429]) {
      expect(news({ code, data: failed }).kind).not.toBe('failed')
    }
    expect(news({ code: 500, data: { status: 'FAILED' } }).kind).toBe('no_news')
    expect(
      news({ code: 500, data: { ...failed, status: 'SUCCESS', response: [URL_1] } }).kind,
    ).toBe('no_news')
    for (const http of [500, 502, 429, 400]) {
      expect(news({ code: 200, data: failed }, http).kind).toBe('no_news')
    }
  })
})

describe('trouble with asking is no news', () => {
  test.each(['connecting', 'sent'] as const)('the network, %s', (phase) => {
    for (const code of ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'TIMEOUT', 'EPROTO']) {
      expect(statusNews({ kind: 'no_answer', phase, code, message: '' }, ID).kind).toBe('no_news')
    }
  })

  test.each([301, 302, 400, 402, 405, 408, 409, 422, 500, 502, 503, 504, 520, 522, 524])(
    '%i',
    (status) => {
      expect(news('', status).kind).toBe('no_news')
      expect(news('<html>', status).kind).toBe('no_news')
      expect(news({ code: status, message: 'x' }).kind).toBe('no_news')
      expect(news(DOCUMENTED, status).kind).toBe('no_news')
    },
  )

  test.each<[string, unknown]>([
    ['nothing', ''],
    ['a page', '<html>'],
    ['null', 'null'],
    ['a list', '[]'],
    ['cut JSON', JSON.stringify(DOCUMENTED).slice(0, -5)],
    ['RATE_LIMITED', { error: 'RATE_LIMITED' }],
    ['INSUFFICIENT_CREDITS', { code: 402 }],
  ])('200 with %s', (_, body) => expect(news(body).kind).toBe('no_news'))

  test('a body that was cut off', () => {
    expect(statusNews(answer(200, DOCUMENTED, { bodyProblem: 'cut off' }), ID).kind).toBe('no_news')
  })

  test('429 and 503 may say how long to wait', () => {
    for (const status of [429, 503]) {
      expect(
        statusNews(answer(status, '', { headers: { 'retry-after': '30' } }), ID),
      ).toMatchObject({
        kind: 'no_news',
        retryAfterMs: 30_000,
      })
    }
  })

  test.each<[string, unknown]>([
    ['another id', { code: 200, data: { task_id: 'n75other', status: 'FAILED' } }],
    ['another id in front', { task_id: 'n75other', data: { task_id: ID, status: 'SUCCESS' } }],
    ['another bare id', { data: { id: 'n71other', status: 'SUCCESS', response: [URL_1] } }],
    ['the id in capitals', { data: { task_id: ID.toUpperCase(), status: 'FAILED' } }],
    ['a list of others', { data: [{ task_id: 'n75a', status: 'FAILED' }, { task_id: 'n75b' }] }],
  ])('%s', (_, body) => expect(news(body)).toMatchObject({ kind: 'no_news' }))

  test('in a list it finds its own', () => {
    const list = [
      { task_id: 'n75a', status: 'FAILED' },
      { task_id: ID, status: 'SUCCESS' },
    ]
    expect(news({ data: list }).kind).toBe('succeeded')
  })
})

describe('answers about the call', () => {
  test.each([401, 403])('%i pauses, whatever the body', (status) => {
    for (const body of ['', '<html>', { code: 'INVALID_API_KEY' }]) {
      expect(news(body, status).kind).toBe('unauthorized')
    }
    expect(news({ code: status }).kind).toBe('unauthorized')
  })
  test('a named refusal', () =>
    expect(news({ error: 'INVALID_API_KEY' }).kind).toBe('unauthorized'))

  test.each<[string, number, unknown]>([
    ['404', 404, ''],
    ['404 with words', 404, { message: 'no such task' }],
    ['404 in the body', 200, { code: 404, message: 'no such task' }],
    ['TASK_NOT_FOUND', 400, { code: 'TASK_NOT_FOUND' }],
  ])('%s is an unknown task', (_, status, body) =>
    expect(news(body, status).kind).toBe('not_found'),
  )

  test('a page with 404 says nothing about the task', () => {
    expect(news('<html>Not found</html>', 404).kind).toBe('no_news')
    const headers = { 'content-type': 'text/html; charset=utf-8' }
    expect(statusNews(answer(404, '', { headers }), ID).kind).toBe('no_news')
    expect(statusNews(answer(404, { code: 404 }, { headers }), ID).kind).toBe('not_found')
  })
})

describe('what it was asked for', () => {
  const match = (
    request: unknown,
    expected = { type: 'pro-text-to-video', prompt: '고요한 바다' },
  ) => {
    const read = statusNews(answer(200, data({ status: 'RUNNING', request })), ID, expected)
    return 'match' in read ? read.match : read.kind
  }
  test('same', () => {
    expect(match(REQUEST)).toBe('same')
    expect(match({ ...REQUEST, prompt: ` ${REQUEST.prompt.normalize('NFD')}\n` })).toBe('same')
    expect(match(JSON.stringify(REQUEST))).toBe('same')
  })
  test('different in either', () => {
    expect(match({ ...REQUEST, prompt: 'another' })).toBe('different')
    expect(match({ type: 'std-text-to-video' })).toBe('different')
  })
  test('not said', () => {
    expect(match(undefined)).toBe('unsaid')
    expect(match({ type: REQUEST.type })).toBe('unsaid')
  })
})

test('whatever comes, only a failure word fails a task', () => {
  const part = fc.oneof(
    fc.anything(),
    fc.constantFrom('SUCCESS', 'error', 'RUNNING', ID, 200, 500, URL_1, 'x'),
  )
  const body = fc.record(
    {
      code: part,
      status: part,
      message: part,
      error: part,
      data: fc.oneof(
        part,
        fc.record({ task_id: part, response: part, error_message: part }, { requiredKeys: [] }),
      ),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), body, (status, value) => {
      const read = statusNews(answer(status, JSON.stringify(value) ?? ''), ID)
      expect(read.kind).not.toBe('failed')
    }),
    { numRuns: 2000 },
  )
})
