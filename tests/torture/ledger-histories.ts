import fc from 'fast-check'
import { expect } from 'vitest'
import { adjustCredits } from '@/lib/credits/adjust-credits'
import { auditLedger } from '@/lib/credits/audit-ledger'
import type { AuditProblem } from '@/lib/credits/audit-problem'
import { grantCredits } from '@/lib/credits/grant-credits'
import { ACCOUNT_KINDS } from '@/lib/credits/ledger'
import {
  holdCredits,
  releaseCredits,
  settleCredits,
  writeOffCredits,
} from '@/lib/credits/move-credits'
import { db, disconnect } from '@/lib/db/client'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { parseEnv, setEnv } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { type DatabaseKind, makeDatabase } from '@/tests/helpers/database'
import { unique } from '@/tests/helpers/factories'
import {
  EMPTY,
  keyOf,
  type Ledger,
  type Operation,
  type Outcome,
  PRICES,
  perform,
} from '@/tests/torture/ledger-model'
import { defineProof } from '@/tests/torture/proof'

/**
 * Histories of one ledger: every kind of movement, said once or again, with the same body or
 * another, alone or two or three at once, and transactions that end before they commit. After
 * each step the balances are those of some order in which the model would have done it, and at the
 * end the audit finds nothing.
 */

const task = fc.nat({ max: PRICES.length - 1 })
const key = fc.nat({ max: 3 })
const rarely = fc.nat({ max: 5 }).map((n) => n === 0)

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('grant' as const),
      amount: fc.constantFrom(60, 200, 400),
      key,
      crashes: rarely,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      amount: fc.constantFrom(-250, -30, 30),
      key,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ task, dearer: rarely, crashes: rarely }).map(({ dearer, ...rest }) => ({
      kind: 'hold' as const,
      ...rest,
      price: (PRICES[rest.task] ?? 0) + (dearer ? 1 : 0),
    })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      task,
      billed: fc.constantFrom(0, 30, ...PRICES, 160, 900),
      crashes: rarely,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('release' as const, 'write_off' as const),
      task,
      crashes: rarely,
    }),
  },
)

/** Steps; what stands in one step happens at once. */
const history = fc.array(fc.array(operation, { minLength: 1, maxLength: 3 }), {
  minLength: 3,
  maxLength: 8,
})

const FIRST: Operation = { kind: 'grant', amount: 400, key: 9, crashes: false }

type Workspace = { id: string; slug: string }

/** What a transaction ends by when the process does. */
class Crash extends Error {}

const move = async (workspace: Workspace, ledger: Ledger, each: Operation): Promise<void> => {
  const owner = { workspaceId: workspace.id, providerMode: 'emulated' as const, actorId: null }
  const idempotencyKey = `${workspace.id}:${keyOf(each)}`
  if (each.kind === 'adjust') {
    return adjustCredits({ ...owner, amount: each.amount, note: 'Why', idempotencyKey })
  }
  const within = (run: (tx: Tx) => Promise<void>) =>
    inTransaction(async (tx) => {
      await run(tx)
      if (each.crashes) throw new Crash()
    })
  if (each.kind === 'grant') {
    const { amount } = each
    return within((tx) => grantCredits({ ...owner, amount, note: 'Why', idempotencyKey }, tx))
  }
  const credits = {
    ...owner,
    taskId: `${workspace.id}-${each.task}`,
    projectId: 'project',
    heldCredits: each.kind === 'hold' ? each.price : (ledger.prices[each.task] ?? 0),
  }
  switch (each.kind) {
    case 'hold':
      return within((tx) => holdCredits(tx, credits))
    case 'settle':
      return within((tx) => settleCredits(tx, credits, each.billed))
    case 'release':
      return within((tx) => releaseCredits(tx, credits))
    case 'write_off':
      return within((tx) => writeOffCredits(tx, credits))
  }
}

const outcomeOf = (error: unknown): Outcome => {
  if (error instanceof Crash) return 'crashed'
  if (error instanceof AppError && error.code === 'conflict') return 'conflict'
  const isShort =
    error instanceof AppError &&
    (error.code === 'insufficient_credits' || error.fields?.amount !== undefined)
  if (isShort) return 'insufficient'
  throw error
}

const tryMove = (workspace: Workspace, ledger: Ledger, each: Operation): Promise<Outcome> =>
  move(workspace, ledger, each).then(() => 'done' as const, outcomeOf)

const orders = <T>(things: readonly T[]): T[][] =>
  things.length === 0
    ? [[]]
    : things.flatMap((thing, at) => orders(things.toSpliced(at, 1)).map((rest) => [thing, ...rest]))

type End = { outcomes: Outcome[]; ledger: Ledger }

/** What the model would make of the operations of a step, in each order. */
const endsOf = (ledger: Ledger, step: readonly Operation[]): End[] =>
  orders([...step.keys()]).map((order) => {
    const outcomes: Outcome[] = []
    let now = ledger
    for (const at of order) {
      const performed = perform(now, step[at] as Operation)
      outcomes[at] = performed.outcome
      now = performed.ledger
    }
    return { outcomes, ledger: now }
  })

const readBalances = async ({ id }: Workspace): Promise<Ledger['balances']> => {
  const accounts = await db().creditAccount.findMany({ where: { workspaceId: id } })
  const of = (kind: string) => accounts.find((account) => account.kind === kind)?.balance ?? 0
  return Object.fromEntries(ACCOUNT_KINDS.map((kind) => [kind, of(kind)])) as Ledger['balances']
}

/** A repetition has the same answer as the first time. */
const answers = (outcomes: Outcome[]) =>
  outcomes.map((each) => (each === 'repeated' ? 'done' : each))

const liveStep = async (
  workspace: Workspace,
  ledger: Ledger,
  drawn: readonly Operation[],
): Promise<End> => {
  // What resolves a task comes from its life, which begins with its hold.
  const step = drawn.filter(
    (each) => !('task' in each) || each.kind === 'hold' || each.task in ledger.prices,
  )
  const outcomes = await Promise.all(step.map((each) => tryMove(workspace, ledger, each)))
  const balances = await readBalances(workspace)
  const ends = endsOf(ledger, step)
  const end = ends.find(
    (each) =>
      JSON.stringify([answers(each.outcomes), each.ledger.balances]) ===
      JSON.stringify([outcomes, balances]),
  )
  if (!end) {
    const tells = JSON.stringify({ step, outcomes, balances, ends }, null, 1)
    throw new Error(`no order of these explains what came of them: ${tells}`)
  }
  return end
}

const liveHistory = async (steps: readonly (readonly Operation[])[]): Promise<Outcome[]> => {
  const slug = unique('ledger-')
  const workspace = await db().workspace.create({
    data: { slug, name: slug },
    select: { id: true, slug: true },
  })
  let ledger = EMPTY
  const outcomes: Outcome[] = []
  for (const step of [[FIRST], ...steps]) {
    const end = await liveStep(workspace, ledger, step)
    ledger = end.ledger
    outcomes.push(...end.outcomes)
  }
  const problems: AuditProblem[] = []
  const { movements } = await auditLedger(db(), workspace, (each) => problems.push(each))
  expect(problems).toEqual([])
  expect(movements).toBe(Object.keys(ledger.said).length)
  return outcomes
}

/**
 * Lives so many histories on a database of its own and counts what came of their operations.
 * @throws with the seed and the path of the smallest history that does not hold
 */
export const runLedgerHistories = async ({
  kind,
  runs,
  seed,
}: {
  kind: DatabaseKind
  runs: number
  seed: number
}) => {
  const { database, dataDir, remove } = await makeDatabase(kind)
  setEnv({ ...parseEnv({ DATA_DIR: dataDir }, dataDir), database })
  const counted = { done: 0, repeated: 0, conflict: 0, insufficient: 0, crashed: 0 }
  let histories = 0
  try {
    const lived = fc.asyncProperty(history, async (steps) => {
      for (const outcome of await liveHistory(steps)) counted[outcome] += 1
      histories += 1
    })
    await fc.assert(lived, { numRuns: runs, seed })
  } finally {
    await disconnect()
    await remove()
  }
  return {
    histories,
    'movements made': counted.done,
    'said again': counted.repeated,
    'said otherwise': counted.conflict,
    'not covered': counted.insufficient,
    'cut off': counted.crashed,
  }
}

export const ledgerHistories = defineProof({
  id: 'T8',
  title: 'whatever is said to the ledger, and how often, every balance is explained',
  sizes: { short: { runs: 25 }, full: { runs: 1_000 } },
  run: runLedgerHistories,
  check: (figures, { runs }) => {
    expect(figures.histories).toBe(runs)
    // Every kind of end was met.
    for (const count of Object.values(figures)) expect(count).toBeGreaterThan(0)
  },
})
