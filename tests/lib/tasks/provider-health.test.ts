import { beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { databaseNow } from '@/lib/db/transaction'
import { env, setEnv } from '@/lib/env'
import type { SubmitOutcome } from '@/lib/kling/submit-outcome'
import { readLimit } from '@/lib/limits/store'
import { pollBudget, submitBudget } from '@/lib/tasks/budget'
import { noteStatusNews, noteSubmitOutcome, resumeSending } from '@/lib/tasks/provider-health'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { describeOnEachDatabase } from '@/tests/helpers/database'

const accepted: SubmitOutcome = { kind: 'accepted', taskId: 'n75a', credits: 1, raw: '' }
const unknown: SubmitOutcome = { kind: 'unknown', reason: 'reset', raw: '' }
const poor: SubmitOutcome = {
  kind: 'rejected',
  providerCode: 'INSUFFICIENT_CREDITS',
  message: '',
  pause: 'The Kling account cannot pay (402).',
  raw: '',
}
const throttled: SubmitOutcome = { kind: 'throttled', retryAfterMs: 30_000, raw: '' }

describeOnEachDatabase('what is known of the provider', (useDatabase) => {
  useDatabase()

  beforeEach(async () => {
    setEnv({ ...env(), budget: { ...env().budget, pauseAfterUnknowns: 5 } })
    await db().rateLimit.deleteMany()
    await db().providerStatus.deleteMany()
  })

  const note = (outcome: SubmitOutcome, askedAt: Date, now = askedAt) =>
    noteSubmitOutcome('emulated', outcome, { now, askedAt, throttleMs: 30_000 })
  const status = () => getProviderStatus('emulated')

  it('counts every one of the unknown outcomes that arrive at once', async () => {
    const now = await databaseNow()
    await Promise.all(Array.from({ length: 4 }, () => note(unknown, now)))
    expect(await status()).toMatchObject({ consecutiveUnknowns: 4, pauseReason: null })
    await note(accepted, now)
    await Promise.all(Array.from({ length: 4 }, () => note(unknown, now)))
    expect(await status()).toMatchObject({ consecutiveUnknowns: 4, pauseReason: null })
    await note(unknown, now)
    expect((await status()).pauseReason).toBe('answers_lost (5)')
  })

  it('pauses again with the first answer that is lost after a resume, until one has come', async () => {
    const before = await databaseNow()
    await Promise.all(Array.from({ length: 5 }, () => note(unknown, before)))
    await resumeSending('emulated')
    await note(unknown, before)
    expect((await status()).pauseReason).toBeNull()
    const later = async () => new Date((await databaseNow()).getTime() + 1)
    await note(unknown, await later())
    expect((await status()).pauseReason).toBe('answers_lost (6)')
    await resumeSending('emulated')
    await note(accepted, await later())
    await note(unknown, await later())
    expect(await status()).toMatchObject({ pauseReason: null, consecutiveUnknowns: 1 })
  })

  it('loses no pause and brings none back when answers arrive during a resume', async () => {
    const before = await databaseNow()
    await note(poor, before)
    expect((await status()).pauseReason).toContain('402')
    await resumeSending('emulated')
    // What left before the resume, from several instances, and told late.
    await Promise.all([note(poor, before), note(unknown, before), note(poor, before)])
    expect(await status()).toMatchObject({ pauseReason: null, consecutiveUnknowns: 0 })
    const later = new Date((await databaseNow()).getTime() + 1)
    await Promise.all([note(poor, later), note(accepted, later), note(poor, before)])
    expect((await status()).pauseReason).toContain('402')
  })

  it('has one end whichever comes first, a resume or answers of the time after it', async () => {
    for (let round = 0; round < 5; round++) {
      await note(poor, await databaseNow())
      const future = new Date((await databaseNow()).getTime() + 60_000)
      await Promise.all([resumeSending('emulated'), note(accepted, future)])
      expect((await status()).pauseReason).toBeNull()
      await note(poor, future)
      expect((await status()).pauseReason).toContain('402')
      await resumeSending('emulated')
    }
  })

  it('holds up all sending after a 429, slows down, and is whole again after a resume', async () => {
    const now = await databaseNow()
    const volley = Array.from({ length: 6 }, () => note(throttled, now))
    await Promise.all(volley)
    const { key } = submitBudget()
    expect(await readLimit(key)).toMatchObject({
      slowedTo: 1 / 2,
      slowedAt: new Date(now.getTime() + 30_000),
    })
    expect((await status()).throttledUntil).toEqual(new Date(now.getTime() + 30_000))
    expect(await readLimit(pollBudget().key)).toMatchObject({ slowedTo: 1, slowedAt: null })
    await resumeSending('emulated')
    expect(await readLimit(key)).toMatchObject({ slowedTo: 1, slowedAt: null })
    expect((await status()).throttledUntil).toBeNull()
  })

  it('holds up all polls after a 429 on one, and for a minute after a 401', async () => {
    const now = await databaseNow()
    const news = (throttledOne: boolean) =>
      ({
        kind: 'no_news',
        reason: 'x',
        throttled: throttledOne,
        retryAfterMs: 7_000,
        raw: '',
      }) as const
    await noteStatusNews('emulated', news(false), { now, tookMs: 5 })
    expect(await readLimit(pollBudget().key)).toMatchObject({ slowedTo: 1 })
    await noteStatusNews('emulated', news(true), { now, tookMs: 5 })
    expect(await readLimit(pollBudget().key)).toMatchObject({
      slowedTo: 1 / 2,
      slowedAt: new Date(now.getTime() + 7_000),
    })
    await noteStatusNews('emulated', { kind: 'unauthorized', raw: '' }, { now, tookMs: 5 })
    expect(await status()).toMatchObject({
      pollingPausedUntil: new Date(now.getTime() + 60_000),
      lastAnswerOk: false,
    })
  })
})
