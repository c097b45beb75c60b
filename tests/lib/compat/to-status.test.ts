import { describe, expect, it, test } from 'vitest'
import { type StatusFacts, toAccepted, toStatus } from '@/lib/compat/to-status'
import { fromWireId, toWireId } from '@/lib/compat/wire-id'
import { newTaskId } from '@/lib/id'
import { CATALOG, KLING_TYPES } from '@/lib/kling/catalog'
import { TASK_STATES } from '@/lib/tasks/lifecycle'

const URL = 'https://studio.test/api/media/x.mp4'

const task = (overrides: Partial<StatusFacts> = {}): StatusFacts => ({
  id: 'abc123',
  type: 'pro-text-to-video',
  state: 'running',
  prompt: 'A quiet harbour',
  settings: {
    type: 'pro-text-to-video',
    prompt: 'A quiet harbour',
    durationSeconds: 5,
    aspectRatio: '16:9',
    sound: true,
  },
  priceCredits: 400,
  billedCredits: null,
  note: null,
  createdAt: new Date('2026-02-05T10:30:00.789Z'),
  ...overrides,
})

const told = (overrides: Partial<StatusFacts>, url: string | null = null) => {
  const { status, consumed_credits, response, error_message } = toStatus(task(overrides), url).data
  return [status, consumed_credits, response, error_message]
}

describe('the answer', () => {
  it('to a request is the documented one', () => {
    expect(toAccepted(task())).toEqual({
      code: 200,
      message: 'success',
      data: { task_id: 'n75abc123', status: 'IN_PROGRESS', consumed_credits: 400 },
    })
  })

  it('of a success is the documented one, field by field', () => {
    expect(toStatus(task({ state: 'done', billedCredits: 380 }), URL)).toEqual({
      code: 200,
      message: 'success',
      data: {
        task_id: 'n75abc123',
        status: 'SUCCESS',
        consumed_credits: 380,
        created_at: '2026-02-05T10:30:00Z',
        request: {
          type: 'pro-text-to-video',
          prompt: 'A quiet harbour',
          duration: 5,
          aspect_ratio: '16:9',
        },
        response: [URL],
        error_message: null,
        type: 'pro-text-to-video',
      },
    })
  })

  it('has the keys of a request also where it had none', () => {
    const settings = { type: 'o3-pro-video-edit', prompt: 'p' } as const
    const { request } = toStatus(task({ type: settings.type, settings }), null).data
    expect(request).toMatchObject({ duration: null, aspect_ratio: null })
  })

  it.each(TASK_STATES)(
    'of %s has one of three words, and a link only when it is stored',
    (state) => {
      for (const url of [URL, null]) {
        const { status, response, error_message } = toStatus(task({ state }), url).data
        expect(['IN_PROGRESS', 'SUCCESS', 'FAILED']).toContain(status)
        expect(response).toEqual(state === 'done' && url ? [url] : null)
        if (status === 'FAILED') expect(error_message).toBeTruthy()
      }
    },
  )

  const said = expect.stringMatching(/\w/)
  it.each([
    [{ state: 'queued' }, 'IN_PROGRESS', 400, null],
    [{ state: 'queued', note: { code: 'throttled' } }, 'IN_PROGRESS', 400, null],
    [{ state: 'sending' }, 'IN_PROGRESS', 400, null],
    [{ state: 'running' }, 'IN_PROGRESS', 400, null],
    [{ state: 'stalled', note: { code: 'no_news' } }, 'IN_PROGRESS', 400, said],
    [{ state: 'lost', note: { code: 'not_found' } }, 'IN_PROGRESS', 400, said],
    [{ state: 'unconfirmed' }, 'IN_PROGRESS', 400, expect.stringContaining('charged')],
    [{ state: 'archiving', billedCredits: 380 }, 'IN_PROGRESS', 380, said],
    [
      {
        state: 'archiving',
        billedCredits: 380,
        note: { code: 'archive_retry', reason: 'storage_full' },
      },
      'IN_PROGRESS',
      380,
      expect.stringContaining('storage_full'),
    ],
    [{ state: 'cancelled' }, 'FAILED', 0, said],
    [
      {
        state: 'failed',
        note: { code: 'rejected', providerCode: 'INVALID_PROMPT', message: 'No.' },
      },
      'FAILED',
      0,
      'INVALID_PROMPT: No.',
    ],
    [
      {
        state: 'failed',
        note: { code: 'failed', group: 'moderation', message: 'Blocked', reportedCredits: 0 },
      },
      'FAILED',
      0,
      'Blocked',
    ],
    [{ state: 'failed', note: { code: 'written_off' } }, 'FAILED', 400, said],
    [{ state: 'failed', note: { code: 'sent_again' } }, 'FAILED', 400, said],
  ] as [Partial<StatusFacts>, string, number, unknown][])(
    'of %j',
    (facts, status, credits, message) => {
      expect(told(facts)).toEqual([status, credits, null, message])
    },
  )
})

describe('the id of a task on the wire', () => {
  test.each(KLING_TYPES)('of %s has the prefix of its family and leads back', (type) => {
    const id = newTaskId()
    const wireId = toWireId({ id, type })
    expect(wireId).toBe(`${CATALOG[type].model === '3.0' ? 'n75' : 'n71'}${id}`)
    expect(fromWireId(wireId)).toBe(id)
  })

  test('of an older task leads back too', () => {
    expect(fromWireId(toWireId({ id: 'V1StGXR8_Z5jdHi6', type: 'pro-text-to-video' }))).toBe(
      'V1StGXR8_Z5jdHi6',
    )
  })

  test.each([
    [''],
    ['n75'],
    ['n71'],
    ['abc'],
    ['n72abc'],
    ['N75abc'],
    ['n75 abc'],
    ['n75a\0b'],
    ['n75../x'],
    [`n75${'a'.repeat(65)}`],
  ])('%j is none', (text) => expect(fromWireId(text)).toBeNull())
})
