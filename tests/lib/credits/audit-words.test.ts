import { expect, it } from 'vitest'
import type { AuditReport } from '@/lib/credits/audit-report'
import { problemWords, reportWords } from '@/lib/credits/audit-words'

const report: AuditReport = {
  ok: true,
  workspaces: 1,
  accounts: 4,
  movements: 1204,
  entries: 2408,
  tasks: 600,
  problemCount: 0,
  problems: [],
}

it('says what was read and what was found', () => {
  expect(reportWords(report)).toBe('4 accounts, 1,204 movements, all consistent')
  expect(reportWords({ ...report, accounts: 1, movements: 1, problemCount: 2 })).toBe(
    '1 account, 1 movement, 2 problems',
  )
})

it('names a problem with its ids', () => {
  const problem = { code: 'entry_balance', workspace: 'north', mode: 'kling' } as const
  const what = { account: 'a1', entry: 'e1' }
  expect(problemWords({ ...problem, what, expected: 400, found: 7 })).toBe(
    'A running balance is wrong: 7 instead of 400 (account a1, entry e1)',
  )
  expect(problemWords({ ...problem, code: 'accounts_sum', what: {}, expected: 0, found: 1 })).toBe(
    'The accounts do not sum to zero: 1 instead of 0',
  )
  expect(
    problemWords({ ...problem, code: 'book_count', what: {}, expected: 2, found: null }),
  ).toContain('nothing instead of 2')
})
