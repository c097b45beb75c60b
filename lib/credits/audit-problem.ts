/** What an audit of the ledger finds, by a code that says which rule is broken. */
export const AUDIT_CODES = [
  // The ledger alone.
  'movement_number',
  'book_count',
  'movement_sum',
  'movement_shape',
  'movement_task',
  'movement_key',
  'entry_account',
  'entry_sequence',
  'entry_balance',
  'account_negative',
  'account_balance',
  'account_sequence',
  'accounts_sum',
  'hold_twice',
  'resolution_without_hold',
  'resolution_amount',
  'held_sum',
  // The ledger against the tasks.
  'movement_without_task',
  'movement_workspace',
  'movement_mode',
  'movement_project',
  'task_holds',
  'task_resolutions',
  'task_resolution_kind',
  'hold_price',
  'settled_credits',
  'task_billed',
  'billed_reported',
  'task_video',
  'video_credits',
  'held_prices',
] as const

export type AuditCode = (typeof AUDIT_CODES)[number]

/** What a problem may be about, in the order in which it is told. */
export const AUDIT_SUBJECTS = [
  'task',
  'state',
  'movement',
  'entry',
  'account',
  'kind',
  'number',
  'sequence',
] as const

export type AuditSubject = (typeof AUDIT_SUBJECTS)[number]

/** Words that stand where else a number or an id is told; audit-words.ts puts them in a language. */
export type AuditWord =
  | 'nothing'
  | 'none'
  | 'an account of this book'
  | 'an open hold'
  | 'a task'
  | 'no key of a task'
  | 'a number'
  | 'a video'
  | 'no video'

export type AuditFact = string | number | null

export type AuditProblem = {
  code: AuditCode
  /** The slug. */
  workspace: string
  mode: 'emulated' | 'kling'
  /** Ids and numbers of what it is about. */
  what: Partial<Record<AuditSubject, AuditFact>>
  expected: AuditFact
  found: AuditFact
}

/** Told once for each broken rule. */
export type Tell = (
  code: AuditCode,
  what: AuditProblem['what'],
  expected: AuditFact,
  found: AuditFact,
) => void
