import { describe, expect, it } from 'vitest'
import type { SubmitOutcome } from '@/lib/kling/submit-outcome'
import { afterSubmit, type SendingStatus, type SubmitFacts } from '@/lib/tasks/after-submit'

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 9, 0, second))

const FRESH: SendingStatus = {
  throttledUntil: null,
  pauseReason: null,
  pausedAt: null,
  consecutiveUnknowns: 0,
}

const outcomes = {
  accepted: { kind: 'accepted', taskId: 'n75a', credits: 1, raw: '' },
  refused: { kind: 'rejected', providerCode: 'X', message: '', pause: null, raw: '' },
  keyRefused: { kind: 'rejected', providerCode: 'X', message: '', pause: 'No key (401).', raw: '' },
  poor: { kind: 'rejected', providerCode: 'X', message: '', pause: 'No money (402).', raw: '' },
  throttled: { kind: 'throttled', retryAfterMs: 5_000, raw: '' },
  notSent: { kind: 'not_sent', reason: 'refused', raw: '' },
  unknown: { kind: 'unknown', reason: 'reset', raw: '' },
} satisfies Record<string, SubmitOutcome>

const after = (
  status: SendingStatus,
  outcome: SubmitOutcome,
  facts: Partial<SubmitFacts> = {},
): SendingStatus => ({
  ...status,
  ...afterSubmit(status, outcome, {
    now: at(20),
    askedAt: at(10),
    throttleMs: 5_000,
    pauseAfterUnknowns: 3,
    ...facts,
  }),
})

const all = (...names: (keyof typeof outcomes)[]) =>
  names.reduce((status, name) => after(status, outcomes[name]), FRESH)

describe('what an answer to a submission changes', () => {
  it('pauses after so many unknown outcomes in a row, and says how many', () => {
    expect(all('unknown', 'unknown').pauseReason).toBeNull()
    expect(all('unknown', 'unknown', 'unknown')).toMatchObject({
      pauseReason: 'answers_lost (3)',
      pausedAt: at(20),
    })
  })

  it.each(['accepted', 'refused', 'throttled'] as const)('counts anew after %s', (name) => {
    expect(all('unknown', 'unknown', name, 'unknown', 'unknown').pauseReason).toBeNull()
  })

  it('neither counts nor forgets when nothing was sent', () => {
    expect(all('unknown', 'notSent', 'unknown', 'notSent')).toMatchObject({
      consecutiveUnknowns: 2,
      pauseReason: null,
    })
  })

  it('pauses for what a person has to mend, and keeps the first reason', () => {
    expect(all('refused').pauseReason).toBeNull()
    expect(all('keyRefused', 'poor', 'accepted').pauseReason).toBe('No key (401).')
  })

  it('holds up after a 429, and never shortens that', () => {
    const long = after(FRESH, outcomes.throttled, { throttleMs: 60_000 })
    expect(long.throttledUntil).toEqual(at(80))
    expect(after(long, outcomes.throttled).throttledUntil).toEqual(at(80))
  })

  it('lets an answer from before a resume pause nothing, and one from after it pause', () => {
    const resumed = { ...FRESH, pausedAt: at(15) }
    expect(after(resumed, outcomes.keyRefused).pauseReason).toBeNull()
    expect(after(resumed, outcomes.keyRefused, { askedAt: at(16) })).toMatchObject({
      pauseReason: 'No key (401).',
      pausedAt: at(20),
    })
    const old = [1, 2, 3, 4].reduce<SendingStatus>(
      (status) => after(status, outcomes.unknown),
      resumed,
    )
    expect(old).toMatchObject({ pauseReason: null, consecutiveUnknowns: 0 })
  })
})
