import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adjustCredits } from '@/lib/credits/adjust-credits'
import { AUDIT_CODES, type AuditCode } from '@/lib/credits/audit-problem'
import { holdCredits, releaseCredits } from '@/lib/credits/move-credits'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { auditBooks } from '@/lib/tasks/audit-books'
import type { TaskRow } from '@/lib/tasks/store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { submitAs } from '@/tests/helpers/studio'
import { LIVES, SHORT, SHORT_PRICE, taskAfter } from '@/tests/helpers/tasks'

/** Every rule of the audit is proved by a ledger in which it alone was broken, behind its guards. */

const GRANT = 2_000

type Book = {
  studio: MadeWorkspace
  queued: TaskRow
  cancelled: TaskRow
  failed: TaskRow
  done: TaskRow
}

type Tampering = [what: string, codes: AuditCode[], tamper: (book: Book) => Promise<unknown>]

const owner = ({ studio }: Book) => ({
  workspaceId: studio.scope.workspaceId,
  providerMode: 'emulated' as const,
})

const credits = (book: Book, taskId: string, heldCredits = SHORT_PRICE) => ({
  ...owner(book),
  taskId,
  projectId: book.studio.projectId,
  actorId: null,
  heldCredits,
})

const sql = (text: string) => db().$executeRawUnsafe(text)

const movementOf = (where: object) =>
  db().creditTransaction.findFirstOrThrow({ where, include: { entries: true } })

const accountOf = (book: Book, kind: 'available' | 'held' | 'issued' | 'spent') =>
  db().creditAccount.findFirstOrThrow({ where: { ...owner(book), kind } })

const entryOf = async (movementId: string, accountId: string) =>
  db().creditEntry.findFirstOrThrow({ where: { transactionId: movementId, accountId } })

/** Lets the first hold come before the grant that pays for it. */
const swapFirstTwo = async (book: Book) => {
  const available = await accountOf(book, 'available')
  const grant = await movementOf({ ...owner(book), number: 1 })
  const hold = await movementOf({ ...owner(book), number: 2 })
  const of = async (id: string) => (await entryOf(id, available.id)).id
  const [granting, holding] = [await of(grant.id), await of(hold.id)]
  const set = (id: string, sequence: number, balance: number) =>
    sql(
      `UPDATE "CreditEntry" SET "sequence" = ${sequence}, "balanceAfter" = ${balance} WHERE "id" = '${id}'`,
    )
  const renumber = (id: string, number: number) =>
    sql(`UPDATE "CreditTransaction" SET "number" = ${number} WHERE "id" = '${id}'`)
  await set(granting, 99, GRANT - SHORT_PRICE)
  await set(holding, 1, -SHORT_PRICE)
  await set(granting, 2, GRANT - SHORT_PRICE)
  await renumber(grant.id, 99)
  await renumber(hold.id, 1)
  await renumber(grant.id, 2)
}

const TAMPERINGS: Tampering[] = [
  [
    'a number is left out',
    ['movement_number'],
    async (book) => {
      const last = await db().creditTransaction.count({ where: owner(book) })
      await sql(
        `UPDATE "CreditTransaction" SET "number" = ${last + 1} WHERE "number" = ${last} AND "workspaceId" = '${owner(book).workspaceId}'`,
      )
    },
  ],
  [
    'the book has counted one more',
    ['book_count'],
    (book) =>
      sql(
        `UPDATE "CreditBook" SET "movements" = "movements" + 1 WHERE "workspaceId" = '${owner(book).workspaceId}'`,
      ),
  ],
  [
    'a movement takes less than it gives',
    ['movement_sum', 'accounts_sum'],
    async (book) => {
      const { id } = await accountOf(book, 'spent')
      const last = await db().creditEntry.findFirstOrThrow({
        where: { accountId: id },
        orderBy: { sequence: 'desc' },
      })
      await sql(
        `UPDATE "CreditEntry" SET "amount" = "amount" + 1, "balanceAfter" = "balanceAfter" + 1 WHERE "id" = '${last.id}'`,
      )
      await sql(`UPDATE "CreditAccount" SET "balance" = "balance" + 1 WHERE "id" = '${id}'`)
      // The task agrees, so that it is the ledger alone that is wrong.
      const { taskId } = await movementOf({ id: last.transactionId })
      for (const [table, column] of [
        ['Task', 'id'],
        ['Video', 'taskId'],
      ]) {
        await sql(
          `UPDATE "${table}" SET "billedCredits" = "billedCredits" + 1 WHERE "${column}" = '${taskId}'`,
        )
      }
      await sql(
        `UPDATE "Task" SET "reportedCredits" = "reportedCredits" + 1 WHERE "id" = '${taskId}'`,
      )
    },
  ],
  [
    'a correction downwards calls itself a grant',
    ['movement_shape'],
    (book) =>
      sql(
        `UPDATE "CreditTransaction" SET "kind" = 'grant' WHERE "kind" = 'adjust' AND "workspaceId" = '${owner(book).workspaceId}'`,
      ),
  ],
  [
    'a grant names a task',
    ['movement_task', 'movement_project', 'task_resolutions'],
    ({ studio, queued }) =>
      sql(
        `UPDATE "CreditTransaction" SET "taskId" = '${queued.id}' WHERE "kind" = 'grant' AND "workspaceId" = '${studio.scope.workspaceId}'`,
      ),
  ],
  [
    'a hold has the key of another',
    ['movement_key'],
    ({ queued }) =>
      sql(
        `UPDATE "CreditTransaction" SET "idempotencyKey" = '${unique('hold:')}' WHERE "taskId" = '${queued.id}'`,
      ),
  ],
  [
    'an entry stands on an account of another workspace',
    ['entry_account', 'account_balance', 'account_sequence'],
    async (book) => {
      const other = await makeWorkspace({ credits: 1 })
      const foreign = await db().creditAccount.findFirstOrThrow({
        where: { workspaceId: other.scope.workspaceId, kind: 'issued' },
      })
      const { id, sequence } = await accountOf(book, 'issued')
      await sql(
        `UPDATE "CreditEntry" SET "accountId" = '${foreign.id}', "sequence" = 99 WHERE "accountId" = '${id}' AND "sequence" = ${sequence}`,
      )
    },
  ],
  [
    'an account has a gap in its entries',
    ['entry_sequence'],
    async (book) => {
      const { id, sequence } = await accountOf(book, 'spent')
      await sql(
        `UPDATE "CreditEntry" SET "sequence" = ${sequence + 1} WHERE "accountId" = '${id}' AND "sequence" = ${sequence}`,
      )
      await sql(`UPDATE "CreditAccount" SET "sequence" = ${sequence + 1} WHERE "id" = '${id}'`)
    },
  ],
  [
    'a running balance is another',
    ['entry_balance'],
    async (book) => {
      const { id } = await accountOf(book, 'held')
      await sql(
        `UPDATE "CreditEntry" SET "balanceAfter" = 7 WHERE "accountId" = '${id}' AND "sequence" = 2`,
      )
    },
  ],
  ['credits were held before they were there', ['account_negative'], swapFirstTwo],
  [
    'two balances are others, and their sum is right',
    ['account_balance'],
    async (book) => {
      const [spent, issued] = [await accountOf(book, 'spent'), await accountOf(book, 'issued')]
      await sql(`UPDATE "CreditAccount" SET "balance" = "balance" + 1 WHERE "id" = '${spent.id}'`)
      await sql(`UPDATE "CreditAccount" SET "balance" = "balance" - 1 WHERE "id" = '${issued.id}'`)
    },
  ],
  [
    'an account counts more entries than it has',
    ['account_sequence'],
    async (book) => {
      const { id } = await accountOf(book, 'spent')
      await sql(`UPDATE "CreditAccount" SET "sequence" = "sequence" + 1 WHERE "id" = '${id}'`)
    },
  ],
  [
    'a task was held for twice',
    ['hold_twice', 'movement_key', 'task_holds', 'held_prices'],
    async (book) => {
      const other = unique('task-')
      await inTransaction((tx) => holdCredits(tx, credits(book, other)))
      await sql(
        `UPDATE "CreditTransaction" SET "taskId" = '${book.queued.id}' WHERE "taskId" = '${other}'`,
      )
    },
  ],
  [
    'what was never held was released',
    ['resolution_without_hold', 'held_sum', 'movement_without_task', 'held_prices'],
    (book) =>
      inTransaction((tx) => releaseCredits(tx, credits(book, unique('task-'), SHORT_PRICE / 2))),
  ],
  [
    'less was released than was held',
    ['resolution_amount', 'held_sum', 'task_resolutions', 'held_prices'],
    (book) => inTransaction((tx) => releaseCredits(tx, credits(book, book.queued.id, 100))),
  ],
  [
    'a movement speaks of a task that is not there',
    ['movement_without_task'],
    async (book) => {
      const ghost = credits(book, unique('task-'))
      await inTransaction((tx) => holdCredits(tx, ghost))
      await inTransaction((tx) => releaseCredits(tx, ghost))
    },
  ],
  [
    'a task moved to another project',
    ['movement_project'],
    async ({ done, studio }) => {
      const project = await db().project.create({
        data: { workspaceId: studio.scope.workspaceId, name: 'Other' },
      })
      await db().task.update({ where: { id: done.id }, data: { projectId: project.id } })
    },
  ],
  [
    'a task moved to the other provider',
    ['movement_mode'],
    ({ done }) => db().task.update({ where: { id: done.id }, data: { providerMode: 'kling' } }),
  ],
  [
    'a task has no hold',
    ['task_holds', 'task_resolutions'],
    async ({ cancelled }) => {
      const { settings, note: _, resultUrls: __, ...row } = cancelled
      await db().task.create({
        data: { ...row, settings, id: unique('task'), requestId: unique('request-') },
      })
    },
  ],
  [
    'a task that ended is open again',
    ['task_resolutions', 'held_prices'],
    ({ cancelled }) =>
      db().task.update({ where: { id: cancelled.id }, data: { state: 'running' } }),
  ],
  [
    'a task ended, and its credits are held still',
    ['task_resolutions', 'held_prices'],
    ({ queued }) => db().task.update({ where: { id: queued.id }, data: { state: 'cancelled' } }),
  ],
  [
    'a task says that it was written off, and it was released',
    ['task_resolution_kind'],
    ({ failed }) =>
      db().task.update({ where: { id: failed.id }, data: { note: { code: 'written_off' } } }),
  ],
  [
    'a task that ended costs another price',
    ['hold_price'],
    ({ done }) => db().task.update({ where: { id: done.id }, data: { priceCredits: 121 } }),
  ],
  [
    'an open task costs another price',
    ['hold_price', 'held_prices'],
    ({ queued }) => db().task.update({ where: { id: queued.id }, data: { priceCredits: 121 } }),
  ],
  [
    'a task and its video name another bill',
    ['settled_credits'],
    async ({ done }) => {
      const data = { billedCredits: 121, reportedCredits: 121 }
      await db().task.update({ where: { id: done.id }, data })
      await db().video.update({ where: { taskId: done.id }, data: { billedCredits: 121 } })
    },
  ],
  [
    'Kling reported another number than was billed',
    ['billed_reported'],
    ({ done }) => db().task.update({ where: { id: done.id }, data: { reportedCredits: 99 } }),
  ],
  [
    'the estimate was billed wrongly, for Kling reported nothing',
    ['billed_reported'],
    ({ done }) => db().task.update({ where: { id: done.id }, data: { reportedCredits: null } }),
  ],
  [
    'a failed task names a bill',
    ['task_billed'],
    ({ failed }) => db().task.update({ where: { id: failed.id }, data: { billedCredits: 5 } }),
  ],
  [
    'a done task has no video',
    ['task_video'],
    ({ done }) => db().video.delete({ where: { taskId: done.id } }),
  ],
  [
    'a video names another bill than its task',
    ['video_credits'],
    ({ done }) => db().video.update({ where: { taskId: done.id }, data: { billedCredits: 121 } }),
  ],
]

const UNGUARDED = {
  sqlite: ['CreditEntry', 'CreditTransaction'].flatMap((table) =>
    ['no_update', 'no_delete', 'no_replace'].map((name) => `DROP TRIGGER "${table}_${name}"`),
  ),
  postgresql: ['CreditEntry', 'CreditTransaction'].map(
    (table) => `ALTER TABLE "${table}" DISABLE TRIGGER USER`,
  ),
}

describeOnEachDatabase('the audit of the books', (useDatabase) => {
  const { kind } = useDatabase()
  let book: Book

  const audit = () =>
    auditBooks({ workspace: { id: book.studio.scope.workspaceId }, maxProblems: 100 })

  beforeAll(async () => {
    for (const statement of UNGUARDED[kind]) await sql(statement)
  })

  beforeEach(async () => {
    const studio = await makeWorkspace({ credits: GRANT })
    const queued = await submitAs(studio, SHORT)
    const cancelled = await taskAfter(studio, ...LIVES.cancelled)
    const failed = await taskAfter(studio, ...LIVES.failed)
    await taskAfter(studio, ...LIVES.written_off)
    await taskAfter(studio, ...LIVES.unconfirmed)
    await taskAfter(studio, ...LIVES.done_dearer)
    const done = await taskAfter(studio, ...LIVES.done)
    book = { studio, queued, cancelled, failed, done }
    await adjustCredits({
      ...owner(book),
      amount: -10,
      actorId: null,
      note: 'Counted twice',
      idempotencyKey: unique('adjust:'),
    })
  })

  it('finds nothing in a ledger that nobody touched, and says what it read', async () => {
    expect(await audit()).toEqual({
      ok: true,
      workspaces: 1,
      accounts: 5,
      movements: 14,
      entries: 30,
      tasks: 7,
      problemCount: 0,
      problems: [],
    })
  })

  it.each(TAMPERINGS)('finds that %s', async (_, codes, tamper) => {
    await tamper(book)
    const { ok, problems } = await audit()
    expect(ok).toBe(false)
    expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual([...codes].sort())
    for (const problem of problems) expect(problem.workspace).toBe(book.studio.scope.slug)
  })

  it('finds that a task belongs to another workspace than its credits', async () => {
    const other = await makeWorkspace({ credits: 1 })
    const { workspaceId, slug } = other.scope
    await db().task.update({ where: { id: book.done.id }, data: { workspaceId } })
    const { problems } = await auditBooks({ workspace: { id: workspaceId }, maxProblems: 100 })
    expect(problems.map(({ code, workspace }) => [code, workspace])).toEqual([
      ['movement_workspace', slug],
      ['movement_workspace', slug],
    ])
  })

  it('names ids, what it expected and what it found', async () => {
    const { id } = await accountOf(book, 'spent')
    await sql(`UPDATE "CreditAccount" SET "balance" = "balance" + 3 WHERE "id" = '${id}'`)
    const { problems } = await audit()
    expect(problems).toEqual([
      {
        code: 'account_balance',
        workspace: book.studio.scope.slug,
        mode: 'emulated',
        what: { account: id, kind: 'spent' },
        expected: 250,
        found: 253,
      },
      {
        code: 'accounts_sum',
        workspace: book.studio.scope.slug,
        mode: 'emulated',
        what: {},
        expected: 0,
        found: 3,
      },
    ])
  })

  it('counts all problems and tells the first of them', async () => {
    await sql('UPDATE "CreditEntry" SET "balanceAfter" = 7')
    const report = await auditBooks({ maxProblems: 5 })
    expect(report.problems).toHaveLength(5)
    expect(report.problemCount).toBeGreaterThan(20)
  })
})

describe('the table of tamperings', () => {
  it('has every code that the audit knows', () => {
    const proved = new Set([...TAMPERINGS.flatMap(([, codes]) => codes), 'movement_workspace'])
    expect(AUDIT_CODES.filter((code) => !proved.has(code))).toEqual([])
  })
})
