import type { AuditProblem } from '@/lib/credits/audit-problem'

/** What an audit has read and what it found. */
export type AuditReport = {
  ok: boolean
  workspaces: number
  accounts: number
  movements: number
  entries: number
  tasks: number
  problemCount: number
  /** The first of them. */
  problems: AuditProblem[]
}
