import type { MovementKind } from '@/lib/credits/ledger'

/** A movement as the credits page shows it. Instants are ISO 8601 in UTC. */
export type LedgerLine = {
  id: string
  /** 1, 2, 3 … within the workspace: the order of the ledger. */
  number: number
  kind: MovementKind
  at: string
  /** What the movement did to the available credits; 0 when it did not touch them. */
  amountAvailable: number
  amountHeld: number
  /** What the provider billed by it, and what it counted as lost; less than 0: the operator paid. */
  amountSpent: number
  amountWrittenOff: number
  /** Available credits after it, also when it did not touch them. */
  balanceAfter: number
  /** Credits that the provider reported for a task that failed: its refund is not confirmed. */
  unconfirmedRefund: number
  memberName: string | null
  projectName: string | null
  /** Which try at which shot; null of what is no task's, or of one taken back: its number is given again. */
  take: TakeOfShot | null
  taskId: string | null
  videoId: string | null
  prompt: string | null
  note: string | null
}

export type LedgerPage = { entries: LedgerLine[]; nextCursor: string | null }

export type TakeOfShot = { shotNumber: number; takeNumber: number }

/** What stands beside a movement of a task. */
export type TaskFacts = {
  prompt: string
  projectName: string
  /** Null when it was taken back: its number is given again. */
  take: TakeOfShot | null
  /** Its sender. */
  memberName: string
  videoId: string | null
  /** Credits that the provider reported although the task failed; else 0. */
  unconfirmedRefund: number
}
