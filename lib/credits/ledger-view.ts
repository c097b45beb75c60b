import type { MovementKind } from '@/lib/credits/ledger'

/** A movement as the credits page shows it. Instants are ISO 8601 in UTC. */
export type LedgerLine = {
  id: string
  kind: MovementKind
  at: string
  /** What the movement did to the available credits; 0 when it did not touch them. */
  amountAvailable: number
  amountHeld: number
  /** Available credits after it; null when it did not touch them. */
  balanceAfter: number | null
  memberName: string | null
  projectName: string | null
  taskId: string | null
  videoId: string | null
  prompt: string | null
  note: string | null
}

export type LedgerPage = { entries: LedgerLine[]; nextCursor: string | null }
