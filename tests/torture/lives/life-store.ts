import type { AccountKind, Legs, MovementKind } from '@/lib/credits/ledger'
import type { TaskEvent, TaskState } from '@/lib/tasks/lifecycle'
import type { TaskChange, TaskRow } from '@/lib/tasks/store'

/** What a life needs of a store: the same operations in memory and on a real database. */

export type Application = {
  now: Date
  leaseToken?: string
  change?: TaskChange
  keepLease?: boolean
}

export type Claim = {
  states: readonly TaskState[]
  limit: number
  leaseMs: number
  token: string
  now: Date
}

/** `taken_id`: another task already has the provider's id; nothing changed. */
export type Applied = boolean | 'taken_id'

export type NewLifeTask = { id: string; retryOf: TaskRow | null; now: Date }

export type LifeStore = {
  /** Queues a task with its hold; with `retryOf`, that one ends in the same transaction. */
  insert: (task: NewLifeTask) => Promise<boolean>
  claim: (claim: Claim) => Promise<TaskRow[]>
  apply: (task: TaskRow, event: TaskEvent, application: Application) => Promise<Applied>
  update: (
    task: { id: string; state: TaskState; leaseToken?: string },
    change: TaskChange & { keepLease?: boolean },
  ) => Promise<boolean>
  renew: (task: { id: string; leaseToken: string }, leaseUntil: Date) => Promise<boolean>
  cutOff: (now: Date) => Promise<TaskRow[]>
  find: (id: string) => Promise<TaskRow | null>
}

export type LifeMovement = { taskId: string; kind: MovementKind; legs: Legs }

/** Everything that a life leaves behind. */
export type Remains = {
  tasks: TaskRow[]
  movements: LifeMovement[]
  balances: Record<AccountKind, number>
}
