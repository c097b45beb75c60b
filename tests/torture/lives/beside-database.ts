import { isDeepStrictEqual } from 'node:util'
import { holdCredits } from '@/lib/credits/move-credits'
import { db } from '@/lib/db/client'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/db/transaction'
import { applyEvent, applyEventIn } from '@/lib/tasks/apply-event'
import { claimTasks } from '@/lib/tasks/claim-store'
import { takesOf } from '@/lib/tasks/shot-store'
import { insertTask, listCutOff, renewLease, type TaskRow, updateTask } from '@/lib/tasks/store'
import { insertVideo } from '@/lib/videos/store'
import { makeWorkspace } from '@/tests/helpers/factories'
import { videoOf } from '@/tests/helpers/videos'
import type { Applied, LifeMovement } from './life-store'
import type { MemoryStore } from './memory-store'

/**
 * A store that does everything twice: in memory, and on the database with the product's own
 * flows. Whatever the two do not do alike is a difference.
 */
export type Pair = {
  store: MemoryStore
  /** Compares what is left, and takes it out of the way of the next life. */
  finish: () => Promise<string[]>
}

/** What both must agree on at the end of a life; the rest are names and what we were told. */
const COLUMNS = [
  'state',
  'stateAt',
  'dueAt',
  'leaseToken',
  'leaseUntil',
  'sentAt',
  'sendAttempts',
  'providerTaskId',
  'lastPolledAt',
  'pollCount',
  'missingSince',
  'succeededAt',
  'finishedAt',
  'reportedCredits',
  'billedCredits',
  'resultUrls',
  'archiveAttempts',
  'note',
  'watched',
] as const satisfies (keyof TaskRow)[]

class Overtaken extends Error {}

export const besideDatabase = async (memory: MemoryStore, granted: number): Promise<Pair> => {
  const { scope, projectId } = await makeWorkspace({ credits: granted })
  const { workspaceId, userId } = scope
  const owner = { workspaceId, providerMode: 'emulated' } as const
  const ids = new Map<string, string>()
  const differences: string[] = []

  const idOf = (id: string) => ids.get(id) ?? 'nobody'
  const shots = new Map<string, { shotId: string; takeNumber: number }>()
  const ours = (task: TaskRow): TaskRow => {
    const id = idOf(task.id)
    return { ...task, ...owner, projectId, userId, id, ...shots.get(id) }
  }
  const compare = <T>(what: string, expected: T, found: unknown): T => {
    if (!isDeepStrictEqual(expected, found)) {
      differences.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`)
    }
    return expected
  }
  const namesOf = (rows: TaskRow[]) => rows.map(({ id }) => id).sort()

  const insertIn = async (tx: Tx, blank: TaskRow, retryOf: TaskRow | null): Promise<string> => {
    const takeOfId = retryOf ? idOf(retryOf.id) : undefined
    const { firstNumber, ...shot } = await takesOf(tx, {
      workspaceId,
      projectId,
      takeOfId,
      count: 1,
    })
    const take = { ...shot, takeNumber: firstNumber }
    const { requestId, requestHash, type, prompt, settings, priceCredits, createdAt } = blank
    const task = await insertTask(tx, {
      ...{ requestId, requestHash, type, prompt, settings, priceCredits, ...owner, ...take },
      userId,
      retryOfId: takeOfId ?? null,
      batchId: null,
      now: createdAt,
      dueAt: createdAt,
    })
    const credits = { taskId: task.id, projectId, actorId: userId, heldCredits: priceCredits }
    await holdCredits(tx, { ...owner, ...credits })
    shots.set(task.id, take)
    return task.id
  }

  const store: MemoryStore = {
    ...memory,
    insert: async (task) => {
      const inserted = await memory.insert(task)
      const blank = await memory.find(task.id)
      // What memory refuses for want of credits is tried by the proof of overspending.
      if (!inserted || !blank) return inserted
      const id = await inTransaction(async (tx) => {
        const made = await insertIn(tx, blank, task.retryOf)
        const { retryOf, now } = task
        if (retryOf && !(await applyEventIn(tx, ours(retryOf), { kind: 'sent_again' }, { now }))) {
          throw new Overtaken()
        }
        return made
      })
      ids.set(task.id, id)
      return inserted
    },
    claim: async (claim) => {
      const claimed = await memory.claim(claim)
      const expected = claimed.map(({ id }) => idOf(id)).sort()
      const found = await claimTasks({ ...claim, providerMode: owner.providerMode })
      compare(`claiming ${claim.states.join()}`, expected, namesOf(found))
      return claimed
    },
    apply: async (task, event, application) => {
      const applied = await memory.apply(task, event, application)
      const row = ours(task)
      const also = (tx: Tx) => insertVideo(tx, videoOf(row, application.now))
      const more = event.kind === 'stored' ? { also } : {}
      const found: Applied = await applyEvent(row, event, { ...application, ...more }).catch(
        (error) => {
          if (isUniqueViolation(error)) return 'taken_id'
          throw error
        },
      )
      return compare(`${event.kind} from ${task.state}`, applied, found)
    },
    update: async (task, change) => {
      const updated = await memory.update(task, change)
      const found = await updateTask({ ...task, id: idOf(task.id) }, change)
      return compare(`a change of ${task.state}`, updated, found)
    },
    renew: async (task, leaseUntil) => {
      const renewed = await memory.renew(task, leaseUntil)
      const found = await renewLease({ ...task, id: idOf(task.id) }, leaseUntil)
      return compare('a lease renewed', renewed, found)
    },
    cutOff: async (now) => {
      const cut = await memory.cutOff(now)
      const expected = cut.map(({ id }) => idOf(id)).sort()
      compare('what was cut off', expected, namesOf(await listCutOff(owner.providerMode, now)))
      return cut
    },
  }

  const finish = async (): Promise<string[]> => {
    const { tasks, balances, movements } = memory.remains()
    const rows = await db().task.findMany({ where: { workspaceId } })
    for (const task of tasks) {
      const row = rows.find(({ id }) => id === idOf(task.id))
      for (const column of COLUMNS) compare(`${column} at last`, task[column], row?.[column])
      const own = movements.filter(({ taskId }) => taskId === task.id)
      compare('movements', sorted(own), sorted(await readMovements(idOf(task.id), task.id)))
    }
    const accounts = await db().creditAccount.findMany({ where: { workspaceId } })
    for (const { kind, balance } of accounts) compare(kind, balances[kind], balance)
    // Nobody may claim what is left while the next life is led.
    const free = { dueAt: null, leaseToken: null, leaseUntil: null }
    await db().task.updateMany({ where: { workspaceId }, data: free })
    return differences
  }

  return { store, finish }
}

const sorted = (movements: LifeMovement[]) =>
  movements
    .map(({ kind, legs, taskId }) => JSON.stringify([taskId, kind, Object.entries(legs).sort()]))
    .sort()

const readMovements = async (of: string, taskId: string): Promise<LifeMovement[]> => {
  const rows = await db().creditTransaction.findMany({
    where: { taskId: of },
    include: { entries: { include: { account: true } } },
  })
  return rows.map(({ kind, entries }) => ({
    taskId,
    kind,
    legs: Object.fromEntries(entries.map(({ amount, account }) => [account.kind, amount])),
  }))
}
