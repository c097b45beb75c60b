import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adjustCredits } from '@/lib/credits/adjust-credits'
import { grantCredits } from '@/lib/credits/grant-credits'
import { MAX_AMOUNT } from '@/lib/credits/ledger'
import {
  holdCredits,
  releaseCredits,
  settleCredits,
  type TaskCredits,
  writeOffCredits,
} from '@/lib/credits/move-credits'
import { getBalance, insertMovement, listMovements } from '@/lib/credits/store'
import { db } from '@/lib/db/client'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { say } from '@/lib/intl/said'
import { expectCleanLedger } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'

describeOnEachDatabase('credits', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeEach(async () => {
    studio = await makeWorkspace({ credits: 0 })
  })

  const owner = () => ({
    workspaceId: studio.scope.workspaceId,
    providerMode: 'emulated' as const,
  })
  const balance = () => getBalance(owner())
  const grant = (amount: number, idempotencyKey = unique('grant:')) =>
    grantCredits({ ...owner(), amount, actorId: studio.scope.userId, idempotencyKey })
  const task = (heldCredits: number): TaskCredits => ({
    ...owner(),
    taskId: unique('task-'),
    projectId: studio.projectId,
    actorId: studio.scope.userId,
    heldCredits,
  })
  const held = async (credits: number): Promise<TaskCredits> => {
    const one = task(credits)
    await inTransaction((tx) => holdCredits(tx, one))
    return one
  }
  const balanceOf = async (kind: 'issued' | 'spent' | 'written_off') =>
    (await db().creditAccount.findFirst({ where: { ...owner(), kind } }))?.balance ?? 0

  // Whatever a test did: nothing came from nowhere.
  afterEach(expectCleanLedger)

  describe('a grant', () => {
    it('counts once, however often and however parallel it is asked', async () => {
      const key = unique('grant:')
      await Promise.all(Array.from({ length: 6 }, () => grant(500, key)))
      await grant(500, key)
      expect(await balance()).toEqual({ available: 500, held: 0 })
    })

    it('refuses a key that was used for another amount or another workspace', async () => {
      const key = unique('grant:')
      await grant(500, key)
      await expect(grant(501, key)).rejects.toMatchObject({ code: 'conflict' })
      const other = await makeWorkspace({ credits: 0 })
      const foreign = { workspaceId: other.scope.workspaceId, providerMode: 'emulated' as const }
      await expect(
        grantCredits({ ...foreign, amount: 500, actorId: null, idempotencyKey: key }),
      ).rejects.toMatchObject({ code: 'conflict' })
      expect(await getBalance(foreign)).toEqual({ available: 0, held: 0 })
    })

    it.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, MAX_AMOUNT + 1])(
      'of %d is refused beside its field',
      async (amount) => {
        await expect(grant(amount)).rejects.toMatchObject({
          code: 'invalid',
          fields: { amount: say('errors.credits.grantAmount', { max: MAX_AMOUNT }) },
        })
      },
    )

    it('is refused before the sums outgrow what a database can count', async () => {
      let refusal: unknown
      for (let times = 0; times < 25 && !refusal; times++) {
        await grant(MAX_AMOUNT).catch((error) => {
          refusal = error
        })
      }
      expect(refusal).toMatchObject({
        code: 'invalid',
        fields: { amount: { key: 'errors.credits.canBeGiven' } },
      })
      // The workspace still opens, and works.
      expect((await balance()).available).toBeGreaterThan(MAX_AMOUNT)
      await held(1)
    })

    it('keeps emulated and real credits apart', async () => {
      await grant(500)
      const real = { ...owner(), providerMode: 'kling' as const }
      expect(await getBalance(real)).toEqual({ available: 0, held: 0 })
      await expect(
        inTransaction((tx) => holdCredits(tx, { ...task(1), ...real })),
      ).rejects.toMatchObject({ code: 'insufficient_credits' })
    })
  })

  describe('what a task holds', () => {
    it.each([
      ['exactly', 400, { available: 600, held: 0 }, 400, 0],
      ['less: the rest comes back', 380, { available: 620, held: 0 }, 380, 0],
      ['nothing: all of it comes back', 0, { available: 1000, held: 0 }, 0, 0],
      ['more: the workspace pays what it has', 900, { available: 100, held: 0 }, 900, 0],
      ['more than there is: the operator pays', 1100, { available: 600, held: 0 }, 1100, -700],
    ])('is settled when the provider billed %s', async (_, billed, after, spent, writtenOff) => {
      await grant(1_000)
      const one = await held(400)
      expect(await balance()).toEqual({ available: 600, held: 400 })
      await inTransaction((tx) => settleCredits(tx, one, billed))
      expect(await balance()).toEqual(after)
      expect(await balanceOf('spent')).toBe(spent)
      expect(await balanceOf('written_off')).toBe(writtenOff)
    })

    it('is resolved once, by whichever comes first', async () => {
      await grant(1_000)
      const one = await held(400)
      const answers = await Promise.allSettled([
        inTransaction((tx) => settleCredits(tx, one, 400)),
        inTransaction((tx) => releaseCredits(tx, one)),
        inTransaction((tx) => writeOffCredits(tx, one)),
      ])
      expect(answers.filter(({ status }) => status === 'fulfilled').length).toBe(1)
      for (const answer of answers) {
        if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' })
      }
      expect((await balance()).held).toBe(0)
      expect(await db().creditTransaction.count({ where: { taskId: one.taskId } })).toBe(2)
    })

    it('is held as often as there are credits for it', async () => {
      await grant(1_000)
      const answers = await Promise.allSettled(Array.from({ length: 9 }, () => held(300)))
      expect(answers.filter(({ status }) => status === 'fulfilled').length).toBe(3)
      expect(await balance()).toEqual({ available: 100, held: 900 })
    })
  })

  describe('a correction', () => {
    const adjust = (amount: number, over: Partial<Parameters<typeof adjustCredits>[0]> = {}) =>
      adjustCredits({
        ...owner(),
        amount,
        actorId: studio.scope.userId,
        note: 'Counted twice',
        idempotencyKey: unique('adjust:'),
        ...over,
      })

    it('moves what is available up or down, against what was issued', async () => {
      await grant(500)
      await adjust(-120)
      await adjust(20)
      expect(await balance()).toEqual({ available: 400, held: 0 })
      expect(await balanceOf('issued')).toBe(-400)
      const line = await db().creditTransaction.findFirstOrThrow({
        where: { ...owner(), number: 2 },
      })
      expect(line).toMatchObject({
        kind: 'adjust',
        note: 'Counted twice',
        actorId: studio.scope.userId,
      })
    })

    it('never takes more than is there, and never what is held', async () => {
      await grant(500)
      await held(400)
      await expect(adjust(-101)).rejects.toMatchObject({
        code: 'invalid',
        fields: { amount: say('errors.credits.canTakeAway', { credits: 100 }) },
      })
      await adjust(-100)
      expect(await balance()).toEqual({ available: 0, held: 400 })
    })

    it.each([0, 0.5, Number.NaN, MAX_AMOUNT + 1, -MAX_AMOUNT - 1])(
      'by %d is refused beside its field',
      async (amount) => {
        await expect(adjust(amount)).rejects.toMatchObject({
          code: 'invalid',
          fields: { amount: say('errors.credits.adjustAmount', { max: MAX_AMOUNT }) },
        })
      },
    )

    it.each([
      ['', say('credits.adjust.noReason', { minimum: 1 })],
      ['   ', say('credits.adjust.noReason', { minimum: 1 })],
      ['x'.repeat(201), say('errors.credits.noteTooLong', { maximum: 200 })],
      ['a\u0000b', say('errors.credits.noteUnreadable')],
    ])('with the note %j is refused', async (note, said) => {
      await grant(500)
      await expect(adjust(-1, { note })).rejects.toMatchObject({
        code: 'invalid',
        fields: { note: said },
      })
    })

    it('counts once, and its key is good for nothing else', async () => {
      const idempotencyKey = unique('adjust:')
      await grant(500)
      await Promise.all(Array.from({ length: 4 }, () => adjust(-50, { idempotencyKey })))
      const others = [
        () => adjust(-51, { idempotencyKey }),
        () => adjust(50, { idempotencyKey }),
        () => adjust(-50, { idempotencyKey, note: 'Another reason' }),
        () => grant(50, idempotencyKey),
      ]
      for (const other of others) await expect(other()).rejects.toMatchObject({ code: 'conflict' })
      expect(await balance()).toEqual({ available: 450, held: 0 })
    })
  })

  describe('what is said again', () => {
    type Say = (tx: Tx, one: TaskCredits) => Promise<void>
    const hold: Say = holdCredits
    const settle: Say = (tx, one) => settleCredits(tx, one, 380)
    const settleDear: Say = (tx, one) => settleCredits(tx, one, 2_000)

    const SAID: [string, Say, Say[]][] = [
      ['a hold', hold, [(tx, one) => holdCredits(tx, { ...one, heldCredits: 401 })]],
      [
        'a settlement',
        settle,
        [(tx, one) => settleCredits(tx, one, 381), releaseCredits, writeOffCredits],
      ],
      ['a settlement that the operator paid', settleDear, [settle, releaseCredits]],
      ['a release', releaseCredits, [settle, writeOffCredits]],
      [
        'a write-off',
        writeOffCredits,
        [settle, releaseCredits, (tx, one) => writeOffCredits(tx, { ...one, heldCredits: 1 })],
      ],
    ]

    it.each(SAID)('with the same body has no second effect: %s', async (_, say) => {
      await grant(1_000)
      const one = say === hold ? task(400) : await held(400)
      await inTransaction((tx) => say(tx, one))
      const before = await db().creditEntry.count()
      // What is available then must not decide whether it was said before.
      await grant(5_000)
      await Promise.all(Array.from({ length: 3 }, () => inTransaction((tx) => say(tx, one))))
      // In one transaction with something else, that goes through.
      const other = task(10)
      await inTransaction(async (tx) => {
        await say(tx, one)
        await holdCredits(tx, other)
      })
      expect(await db().creditEntry.count()).toBe(before + 4)
    })

    it.each(SAID)('with another body is a conflict: %s', async (_, say, others) => {
      await grant(1_000)
      const one = say === hold ? task(400) : await held(400)
      await inTransaction((tx) => say(tx, one))
      const before = await balance()
      for (const other of others) {
        const said = inTransaction((tx) => other(tx, one))
        await expect(said).rejects.toMatchObject({ code: 'conflict' })
      }
      const foreign = { ...one, projectId: unique('project-') }
      await expect(inTransaction((tx) => say(tx, foreign))).rejects.toMatchObject({
        code: 'conflict',
      })
      expect(await balance()).toEqual(before)
    })

    it('in another book at the same moment is a conflict too', async () => {
      const other = await makeWorkspace({ credits: 0 })
      const key = unique('grant:')
      const answers = await Promise.allSettled(
        [studio, other].map(({ scope: { workspaceId } }) =>
          grantCredits({ ...owner(), workspaceId, amount: 5, actorId: null, idempotencyKey: key }),
        ),
      )
      const refused = answers.flatMap((answer) =>
        answer.status === 'rejected' ? [answer.reason] : [],
      )
      expect(refused).toEqual([expect.objectContaining({ code: 'conflict' })])
    })
  })

  it('refuses a movement that does not balance', async () => {
    const movement = { ...owner(), kind: 'adjust' as const, idempotencyKey: unique('odd:') }
    await expect(
      inTransaction((tx) => insertMovement(tx, { ...movement, legs: { available: 5 } })),
    ).rejects.toThrow('unbalanced')
  })

  it('keeps entries as they were written, whatever our own code tries', async () => {
    await grant(500)
    const movement = await db().creditTransaction.findFirstOrThrow({ where: owner() })
    const ofMovement = { where: { transactionId: movement.id } }
    const attempts = [
      () => db().creditEntry.updateMany({ ...ofMovement, data: { amount: 9_999 } }),
      () => db().creditEntry.deleteMany(ofMovement),
      () => db().creditTransaction.update({ where: { id: movement.id }, data: { note: 'x' } }),
      () => db().creditTransaction.delete({ where: { id: movement.id } }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow()
    const entries = await db().creditEntry.findMany({ ...ofMovement, orderBy: { amount: 'asc' } })
    expect(entries.map(({ amount }) => amount)).toEqual([-500, 500])
    expect((await db().creditTransaction.findFirstOrThrow({ where: owner() })).note).toBeNull()
  })

  it('lists movements newest first, each once, with the balance after it', async () => {
    await grant(1_000)
    for (let times = 0; times < 12; times++) {
      const one = await held(10)
      await inTransaction((tx) => releaseCredits(tx, one))
    }
    const seen: Awaited<ReturnType<typeof listMovements>> = []
    for (;;) {
      const page = await listMovements(owner(), seen.at(-1)?.number ?? null, 4)
      seen.push(...page)
      if (page.length < 4) break
    }
    expect(seen.length).toBe(25)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(25)
    expect(seen.map(({ number }) => number)).toEqual(seen.map((_, index) => 25 - index))
    const last = seen
      .flatMap(({ entries }) => entries)
      .find(({ account, sequence }) => account.kind === 'available' && sequence === 25)
    expect(last).toMatchObject({ amount: 10, balanceAfter: 1_000 })
  })
})
