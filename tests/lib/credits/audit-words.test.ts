import { expect, it, test } from 'vitest'
import { AUDIT_CODES, AUDIT_SUBJECTS, type AuditProblem } from '@/lib/credits/audit-problem'
import type { AuditReport } from '@/lib/credits/audit-report'
import { problemWords, reportWords } from '@/lib/credits/audit-words'
import { LOCALES } from '@/lib/intl/locale'
import { inEnglish, speakerOf } from '@/lib/intl/translate'

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
  expect(inEnglish(reportWords(report))).toBe('4 accounts, 1,204 movements, all consistent')
  const found = reportWords({ ...report, accounts: 1, movements: 1, problemCount: 2 })
  expect(inEnglish(found)).toBe('1 account, 1 movement, 2 problems')
  expect(speakerOf('ko')(reportWords(report))).toBe('계정 4개, 변동 1,204건, 모두 일치')
  expect(speakerOf('tr')(found)).toBe('1 hesap, 1 hareket, 2 sorun')
  expect(speakerOf('tr')(reportWords(report))).toContain('1.204 hareket')
})

const problem: AuditProblem = {
  code: 'entry_balance',
  workspace: 'north',
  mode: 'kling',
  what: { account: 'a1', entry: 'e1' },
  expected: 400,
  found: 7,
}

it('names a problem with its ids', () => {
  const words = (over: Partial<AuditProblem>) => problemWords({ ...problem, ...over }, inEnglish)
  expect(words({})).toBe('A running balance is wrong: 7 instead of 400 (entry e1, account a1)')
  expect(words({ code: 'accounts_sum', what: {}, expected: 0, found: 1 })).toBe(
    'The accounts do not sum to zero: 1 instead of 0',
  )
  expect(words({ code: 'book_count', what: {}, expected: 2, found: null })).toContain(
    'nothing instead of 2',
  )
})

it('says the words among the numbers in the language too', () => {
  const open: AuditProblem = {
    ...problem,
    code: 'resolution_without_hold',
    expected: 'an open hold',
    found: 'none',
  }
  expect(problemWords(open, speakerOf('ko'))).toBe(
    '보류되지 않은 크레딧이 처리되었습니다: 없음 (예상 값: 미해결 보류) (항목 e1, 계정 a1)',
  )
  expect(problemWords(open, speakerOf('tr'))).toContain('yok (beklenen: açık bir ayırma)')
})

test.each(LOCALES)('has a sentence of its own for every rule (%s)', (locale) => {
  const speak = speakerOf(locale)
  const what = Object.fromEntries(AUDIT_SUBJECTS.map((subject) => [subject, `${subject}-1`]))
  const told = AUDIT_CODES.map((code) => problemWords({ ...problem, code, what }, speak))
  expect(new Set(told).size).toBe(AUDIT_CODES.length)
  for (const subject of AUDIT_SUBJECTS) expect(told[0]).toContain(`${subject}-1`)
})
