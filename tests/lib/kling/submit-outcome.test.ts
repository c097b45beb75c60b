import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '@/lib/kling/evidence'
import { submitOutcome } from '@/lib/kling/submit-outcome'
import { answer } from './evidence'

const NOW = new Date('2026-02-05T10:30:00Z')

const lost = (phase: 'connecting' | 'sent', code: string): Evidence => ({
  kind: 'no_answer',
  phase,
  code,
  message: 'as the system says',
})

const DOCUMENTED = {
  code: 200,
  message: 'success',
  data: { task_id: 'n75abc123kling3', status: 'IN_PROGRESS', consumed_credits: 400 },
}
const PAGE = '<!DOCTYPE html><html><body><h1>522: Connection timed out</h1></body></html>'

describe('accepted', () => {
  test.each<[string, unknown, string, number | null]>([
    ['as documented', DOCUMENTED, 'n75abc123kling3', 400],
    [
      'numbers in quotes',
      { code: '200', data: { task_id: 'n71x', consumed_credits: '400' } },
      'n71x',
      400,
    ],
    ['no credits', { code: 200, data: { task_id: 'n71x' } }, 'n71x', null],
    ['credits that are none', { data: { task_id: 'n71x', consumed_credits: -5 } }, 'n71x', null],
    ['a fraction of credits', { data: { task_id: 'n71x', consumed_credits: 0.5 } }, 'n71x', 1],
    ['no envelope', { task_id: 'n75x', consumed_credits: 5 }, 'n75x', 5],
    ['camel case', { data: { taskId: 'n75x', consumedCredits: 5 } }, 'n75x', 5],
    ['a list', { code: 200, data: [{ task_id: 'n75x' }] }, 'n75x', null],
    ['data as JSON text', { code: 200, data: '{"task_id":"n75x"}' }, 'n75x', null],
    ['all as JSON text', JSON.stringify(JSON.stringify(DOCUMENTED)), 'n75abc123kling3', 400],
    ['a byte order mark', `\ufeff${JSON.stringify(DOCUMENTED)}`, 'n75abc123kling3', 400],
    ['code 0 for success', { code: 0, data: { task_id: 'n75x' } }, 'n75x', null],
    ['code in words', { code: 'SUCCESS', data: { task_id: 'n75x' } }, 'n75x', null],
    ['only an id', { data: { id: 'n75x' } }, 'n75x', null],
    ['the id itself', { code: 200, data: 'n75x' }, 'n75x', null],
    ['unknown fields', { ...DOCUMENTED, more: { deep: [1] } }, 'n75abc123kling3', 400],
  ])('%s', (_, body, taskId, credits) =>
    expect(submitOutcome(answer(200, body))).toMatchObject({ kind: 'accepted', taskId, credits }),
  )

  test.each([201, 202, 206])('HTTP %i', (status) =>
    expect(submitOutcome(answer(status, DOCUMENTED)).kind).toBe('accepted'),
  )
})

describe('not sent: certain that no byte left', () => {
  test.each([
    ['ENOTFOUND', /^address_not_found/],
    ['EAI_AGAIN', /^address_not_found/],
    ['ECONNREFUSED', /^not_reached/],
    ['EHOSTUNREACH', /^not_reached/],
    ['ENETUNREACH', /^not_reached/],
    ['ETIMEDOUT', /^not_reached/],
    ['TIMEOUT', /^not_reached/],
    ['ECONNRESET', /^not_reached/],
    ['CERT_HAS_EXPIRED', /^no_secure_connection/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /^no_secure_connection/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /^no_secure_connection/],
    ['EPROTO', /^no_secure_connection/],
  ])('%s while connecting', (code, reason) =>
    expect(submitOutcome(lost('connecting', code))).toMatchObject({
      kind: 'not_sent',
      reason: expect.stringMatching(reason),
      raw: `${code}: as the system says`,
    }),
  )

  test.each([521, 522, 523])('an edge answers %i', (status) =>
    expect(submitOutcome(answer(status, PAGE)).kind).toBe('not_sent'),
  )
})

describe('unknown: may have been charged', () => {
  test.each(['ECONNRESET', 'EPIPE', 'TIMEOUT', 'ECONNREFUSED', 'HPE_INVALID_CONSTANT', 'ERROR'])(
    '%s after sending',
    (code) => expect(submitOutcome(lost('sent', code)).kind).toBe('unknown'),
  )

  test.each([500, 501, 502, 503, 504, 505, 520, 524, 525, 526, 530, 599])('HTTP %i', (status) => {
    for (const body of ['', PAGE, DOCUMENTED, { code: 'INTERNAL_ERROR', message: 'x' }]) {
      expect(submitOutcome(answer(status, body)).kind).toBe('unknown')
    }
  })

  test.each([406, 407, 408, 409, 410, 411, 418, 423, 425, 426, 431, 451, 499])(
    'HTTP %i is not listed',
    (status) => expect(submitOutcome(answer(status, '')).kind).toBe('unknown'),
  )

  test.each<[string, unknown]>([
    ['nothing', ''],
    ['an empty object', {}],
    ['null', 'null'],
    ['a number', '5'],
    ['a page', '<html>ok</html>'],
    ['cut JSON', JSON.stringify(DOCUMENTED).slice(0, 60)],
    ['a number as id', { data: { task_id: 750123 } }],
    ['digits alone as id', { data: { task_id: '750123' } }],
    ['a number too long to be read exactly', '{"data":{"task_id":12345678901234567890}}'],
    ['an id of null', { code: 200, data: { task_id: null } }],
    ['an empty id', { code: 200, data: { task_id: ' ' } }],
    ['an id that says null', { code: 200, data: { task_id: 'null' } }],
    ['an object as id', { code: 200, data: { task_id: {} } }],
    ['an id with line ends', { code: 200, data: { task_id: 'n75\r\nx: y' } }],
    ['the id of a request', { id: 'req_123', code: 200 }],
    ['code 500', { code: 500, message: 'oops' }],
    ['code 500 as text', { code: '500' }],
    ['code 500 with an id', { code: 500, data: { task_id: 'n75x' } }],
    ['INTERNAL_ERROR', { error: 'INTERNAL_ERROR' }],
    ['a code of its own', { code: 1201, message: 'concurrent tasks over limit' }],
    ['an unknown word', { error: { code: 'STRANGE', message: 'x' } }],
    ['402 with an id', { code: 402, data: { task_id: 'n75x' } }],
    ['429 with an id', { code: 429, data: { task_id: 'n75x' } }],
  ])('HTTP 200 with %s', (_, body) => expect(submitOutcome(answer(200, body)).kind).toBe('unknown'))

  test.each([
    ['HTTP 204', 204, ''],
    ['400 with code 500', 400, { code: 500 }],
    ['402 with an id', 402, { data: { task_id: 'n75x' } }],
    ['500 with code INVALID_PROMPT', 500, { code: 'INVALID_PROMPT' }],
    ['no status at all', 0, ''],
  ])('%s', (_, status, body) => expect(submitOutcome(answer(status, body)).kind).toBe('unknown'))

  test('an accepting answer whose body was cut off, even where it can be read', () => {
    const cut = answer(200, DOCUMENTED, { bodyProblem: 'cut off' })
    expect(submitOutcome(cut)).toMatchObject({
      kind: 'unknown',
      reason: 'cut_short (cut off)',
    })
  })
})

describe('rejected: refused before anything was charged', () => {
  test.each([
    [400, 'INVALID_PROMPT', null],
    [400, 'INVALID_DURATION', null],
    [400, 'INVALID_TYPE', null],
    [400, 'MISSING_IMAGE', null],
    [400, 'MISSING_VIDEO', null],
    [401, 'INVALID_API_KEY', 'key_refused (401)'],
    [402, 'INSUFFICIENT_CREDITS', 'account_empty (402)'],
  ])('HTTP %i %s in every shape', (status, code, pause) => {
    const shapes: unknown[] = [
      { code, message: 'because' },
      { error: { code, message: 'because' } },
      { error: code, message: 'because' },
      { code: status, error: code, message: 'because' },
      { code: status, error: { code }, message: 'because' },
      { success: false, errors: [{ code, message: 'because' }] },
      { code, msg: 'because', data: null },
      { error_code: code, detail: 'because' },
    ]
    for (const shape of shapes) {
      for (const httpStatus of [status, 200, 400]) {
        expect(submitOutcome(answer(httpStatus, shape))).toMatchObject({
          kind: 'rejected',
          providerCode: code,
          message: 'because',
          pause,
        })
      }
    }
  })

  test.each([
    [400, null],
    [401, 'key_refused'],
    [402, 'account_empty'],
    [403, 'studio_refused'],
    [404, 'no_api'],
    [405, 'no_api'],
    [413, null],
    [415, null],
    [422, null],
    [300, 'redirect'],
    [301, 'redirect'],
    [302, 'redirect'],
    [303, 'redirect'],
    [304, 'redirect'],
    [307, 'redirect'],
    [308, 'redirect'],
  ])('HTTP %i with nothing to read, and the same code in a body', (status, pause) => {
    const expected = {
      kind: 'rejected',
      providerCode: `HTTP_${status}`,
      pause: pause && `${pause} (${status})`,
    }
    expect(submitOutcome(answer(status, ''))).toMatchObject({ ...expected, message: '' })
    expect(submitOutcome(answer(status, PAGE))).toMatchObject(expected)
    expect(submitOutcome(answer(status, '{"code":"INV'))).toMatchObject(expected)
    expect(submitOutcome(answer(200, { code: status }))).toMatchObject(expected)
    expect(submitOutcome(answer(200, { code: `${status}` }))).toMatchObject(expected)
  })

  test('the status is enough when the body breaks off', () => {
    const cut = answer(402, '{"code":"INSUFF', { bodyProblem: 'cut off' })
    expect(submitOutcome(cut)).toMatchObject({ kind: 'rejected', pause: expect.any(String) })
  })
})

describe('throttled', () => {
  test.each<[string, number, unknown]>([
    ['HTTP 429', 429, ''],
    ['HTTP 429 with a page', 429, PAGE],
    ['HTTP 429 as documented', 429, { code: 'RATE_LIMITED', message: 'slow down' }],
    ['HTTP 200 with code 429', 200, { code: 429 }],
    ['HTTP 200 with RATE_LIMITED', 200, { error: 'RATE_LIMITED' }],
  ])('%s', (_, status, body) => {
    expect(submitOutcome(answer(status, body))).toMatchObject({
      kind: 'throttled',
      retryAfterMs: null,
    })
    const headers = { 'retry-after': '7' }
    expect(submitOutcome(answer(status, body, { headers }), NOW)).toMatchObject({
      retryAfterMs: 7000,
    })
  })
})

describe('raw', () => {
  test('keeps the status and the text, within 8 KiB of UTF-8, fit for a database', () => {
    const { raw } = submitOutcome(answer(502, `\u0000${'바다🎬'.repeat(4000)}`))
    expect(raw).toMatch(/^HTTP 502\n\ufffd바다🎬/)
    expect(Buffer.byteLength(raw)).toBeLessThanOrEqual(8192)
    expect(Buffer.byteLength(raw)).toBeGreaterThan(8180)
    expect(raw).not.toMatch(/\p{Surrogate}/u)
  })
})

test('whatever comes, exactly one outcome, and accepted only with 2xx and an id', () => {
  const json = fc.record(
    {
      code: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.string(), fc.anything()),
      message: fc.anything(),
      error: fc.anything(),
      errors: fc.anything(),
      status: fc.anything(),
      data: fc.oneof(fc.record({ task_id: fc.anything() }), fc.anything()),
    },
    { requiredKeys: [] },
  )
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    json.map((value) => JSON.stringify(value) ?? ''),
  )
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), body, (status, text) => {
      const outcome = submitOutcome(answer(status, text))
      expect(['accepted', 'rejected', 'throttled', 'not_sent', 'unknown']).toContain(outcome.kind)
      if (outcome.kind === 'accepted') {
        expect(status).toBeGreaterThanOrEqual(200)
        expect(status).toBeLessThan(300)
        expect(outcome.taskId).not.toBe('')
      }
      // Nothing that may have been charged is ever called free.
      const maybe = status >= 500 && ![521, 522, 523].includes(status)
      if (maybe) expect(outcome.kind).toBe('unknown')
    }),
    { numRuns: 2000 },
  )
})
