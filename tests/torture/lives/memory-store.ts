import {
  ACCOUNT_KINDS,
  GUARDED_KINDS,
  grantLegs,
  holdLegs,
  isBalanced,
  type Legs,
  type MovementKind,
  orderedLegs,
  releaseLegs,
  settleLegs,
  writeOffLegs,
} from '@/lib/credits/ledger'
import { type CreditEffect, ENDED_STATES, type TaskState, transition } from '@/lib/tasks/lifecycle'
import type { TaskRow } from '@/lib/tasks/store'
import type { LifeStore, Remains } from './life-store'

export type MemoryStore = LifeStore & {
  remains: () => Remains
  /** The earliest instant at which one of these tasks can be claimed or found cut off. */
  nextDue: (now: Date) => number | null
}

class NotEnough extends Error {}

const isEnded = (state: TaskState) => (ENDED_STATES as readonly TaskState[]).includes(state)
const time = (at: Date | null) => at?.getTime() ?? Number.POSITIVE_INFINITY

/**
 * A store in memory that behaves as ours: an update is guarded by the state that was read and by
 * the lease, a claim by both again, task and credits move together or not at all, and a hold is
 * resolved once. The arithmetic and the transitions are the product's own. Without its guards
 * it is there to see that the judges notice.
 */
export const openMemoryStore = (
  blank: TaskRow,
  grant: number,
  { guards = true } = {},
): MemoryStore => {
  const rows = new Map<string, TaskRow>()
  const movements: Remains['movements'] = []
  const balances = Object.fromEntries(ACCOUNT_KINDS.map((kind) => [kind, 0])) as Remains['balances']
  const keys = new Set<string>()

  const move = (taskId: string, kind: MovementKind, key: string, legs: Legs) => {
    if (!isBalanced(legs)) throw new Error(`unbalanced ${kind} of ${taskId}`)
    if (keys.has(key) && guards) throw new Error(`${key} is there already`)
    const moved = orderedLegs(legs)
    const isShort = moved.some(
      ([account, amount]) => GUARDED_KINDS.includes(account) && balances[account] + amount < 0,
    )
    if (isShort) throw new NotEnough()
    for (const [account, amount] of moved) balances[account] += amount
    keys.add(key)
    movements.push({ taskId, kind, legs: Object.fromEntries(moved) })
  }

  const moveCredits = ({ id, priceCredits }: TaskRow, effect: CreditEffect) => {
    const key = `resolve:${id}`
    if (effect.kind === 'release') move(id, 'release', key, releaseLegs(priceCredits))
    if (effect.kind === 'write_off') move(id, 'write_off', key, writeOffLegs(priceCredits))
    if (effect.kind === 'settle') {
      const covers = balances.available >= effect.credits - priceCredits
      move(id, 'settle', key, settleLegs(priceCredits, effect.credits, covers))
    }
  }

  const guarded = (id: string, state: TaskState, leaseToken?: string): TaskRow | null => {
    const row = rows.get(id)
    if (!row || !guards) return row ?? null
    if (row.state !== state) return null
    return leaseToken === undefined || row.leaseToken === leaseToken ? row : null
  }

  const write = (row: TaskRow, change: Partial<TaskRow>, keepLease = false) => {
    const lease = keepLease ? {} : { leaseToken: null, leaseUntil: null }
    rows.set(row.id, { ...row, ...change, ...lease })
  }

  const isFree = (row: TaskRow, now: Date) =>
    row.leaseUntil === null || row.leaseUntil < now || !guards

  const apply: LifeStore['apply'] = async (task, event, application) => {
    const { now, leaseToken, change = {}, keepLease } = application
    const next = transition(task, event)
    const row = next && guarded(task.id, task.state, leaseToken)
    if (!next || !row) return false
    const { providerTaskId } = change
    if (providerTaskId && providerTaskId !== row.providerTaskId) {
      const owners = [...rows.values()].filter((one) => one.providerTaskId === providerTaskId)
      if (owners.length > 0) return 'taken_id'
    }
    moveCredits(row, next.credits)
    const settled = next.credits.kind === 'settle' ? { billedCredits: next.credits.credits } : {}
    const moved = {
      ...change,
      state: next.state,
      note: next.note,
      ...(next.state === task.state ? {} : { stateAt: now }),
      ...(isEnded(next.state) ? { finishedAt: now, dueAt: null } : {}),
      ...settled,
    }
    write(row, moved, keepLease)
    return true
  }

  move('', 'grant', 'grant', grantLegs(grant))

  return {
    apply,
    insert: async ({ id, retryOf, now }) => {
      if (balances.available < blank.priceCredits) return false
      if (retryOf && !(await apply(retryOf, { kind: 'sent_again' }, { now }))) return false
      const instants = { createdAt: now, stateAt: now, dueAt: now }
      rows.set(id, { ...blank, ...instants, id, requestId: id, retryOfId: retryOf?.id ?? null })
      move(id, 'hold', `hold:${id}`, holdLegs(blank.priceCredits))
      return true
    },
    claim: async ({ states, limit, leaseMs, token, now }) => {
      const all = [...rows.values()].filter(
        (row) => states.includes(row.state) && time(row.dueAt) <= now.getTime() && isFree(row, now),
      )
      if (all.length === 0) return []
      const due = all
        .sort((a, b) => time(a.dueAt) - time(b.dueAt) || time(a.createdAt) - time(b.createdAt))
        .slice(0, Math.max(0, limit))
      const leaseUntil = new Date(now.getTime() + leaseMs)
      for (const row of due) write(row, { leaseToken: token, leaseUntil }, true)
      return due.map((row) => ({ ...row, leaseToken: token, leaseUntil }))
    },
    update: async ({ id, state, leaseToken }, { keepLease, ...change }) => {
      const row = guarded(id, state, leaseToken)
      if (row) write(row, change, keepLease)
      return row !== null
    },
    renew: async ({ id, leaseToken }, leaseUntil) => {
      const row = rows.get(id)
      if (row?.leaseToken !== leaseToken) return false
      write(row, { leaseUntil }, true)
      return true
    },
    cutOff: async (now) =>
      [...rows.values()].filter(
        (row) => row.state === 'sending' && time(row.leaseUntil) < now.getTime(),
      ),
    find: async (id) => rows.get(id) ?? null,
    remains: () => ({ tasks: [...rows.values()], movements, balances }),
    nextDue: (now) => {
      const instants = [...rows.values()].flatMap((row) => {
        const leased = row.leaseUntil && row.leaseUntil >= now ? row.leaseUntil.getTime() + 1 : null
        if (row.state === 'sending') return leased ?? now.getTime()
        return row.dueAt ? Math.max(row.dueAt.getTime(), leased ?? 0) : []
      })
      return instants.length > 0 ? Math.min(...instants) : null
    },
  }
}
