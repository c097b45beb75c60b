import {
  AUDIT_SUBJECTS,
  type AuditCode,
  type AuditFact,
  type AuditProblem,
  type AuditSubject,
  type AuditWord,
} from '@/lib/credits/audit-problem'
import type { AuditReport } from '@/lib/credits/audit-report'
import { type MessageKey, type Said, say } from '@/lib/intl/said'

const RULES: Record<AuditCode, MessageKey> = {
  movement_number: 'credits.books.rules.movementNumber',
  book_count: 'credits.books.rules.bookCount',
  movement_sum: 'credits.books.rules.movementSum',
  movement_shape: 'credits.books.rules.movementShape',
  movement_task: 'credits.books.rules.movementTask',
  movement_key: 'credits.books.rules.movementKey',
  entry_account: 'credits.books.rules.entryAccount',
  entry_sequence: 'credits.books.rules.entrySequence',
  entry_balance: 'credits.books.rules.entryBalance',
  account_negative: 'credits.books.rules.accountNegative',
  account_balance: 'credits.books.rules.accountBalance',
  account_sequence: 'credits.books.rules.accountSequence',
  accounts_sum: 'credits.books.rules.accountsSum',
  hold_twice: 'credits.books.rules.holdTwice',
  resolution_without_hold: 'credits.books.rules.resolutionWithoutHold',
  resolution_amount: 'credits.books.rules.resolutionAmount',
  held_sum: 'credits.books.rules.heldSum',
  movement_without_task: 'credits.books.rules.movementWithoutTask',
  movement_workspace: 'credits.books.rules.movementWorkspace',
  movement_mode: 'credits.books.rules.movementMode',
  movement_project: 'credits.books.rules.movementProject',
  task_holds: 'credits.books.rules.taskHolds',
  task_resolutions: 'credits.books.rules.taskResolutions',
  task_resolution_kind: 'credits.books.rules.taskResolutionKind',
  hold_price: 'credits.books.rules.holdPrice',
  settled_credits: 'credits.books.rules.settledCredits',
  task_billed: 'credits.books.rules.taskBilled',
  billed_reported: 'credits.books.rules.billedReported',
  task_video: 'credits.books.rules.taskVideo',
  video_credits: 'credits.books.rules.videoCredits',
  held_prices: 'credits.books.rules.heldPrices',
}

const ABOUT: Record<AuditSubject, MessageKey> = {
  movement: 'credits.books.about.movement',
  entry: 'credits.books.about.entry',
  account: 'credits.books.about.account',
  kind: 'credits.books.about.kind',
  number: 'credits.books.about.number',
  sequence: 'credits.books.about.sequence',
  task: 'credits.books.about.task',
  state: 'credits.books.about.state',
}

const WORDS: Record<AuditWord, MessageKey> = {
  nothing: 'credits.books.words.nothing',
  none: 'credits.books.words.none',
  'an account of this book': 'credits.books.words.accountOfBook',
  'an open hold': 'credits.books.words.openHold',
  'a task': 'credits.books.words.task',
  'no key of a task': 'credits.books.words.noTaskKey',
  'a number': 'credits.books.words.number',
  'a video': 'credits.books.words.video',
  'no video': 'credits.books.words.noVideo',
}

const isWord = (fact: string): fact is AuditWord => fact in WORDS

/** What makes a sentence of a language: the reader's, or English for the command line. */
type Speak = (said: Said) => string

/** "A running balance is wrong: 7 instead of 400 (account a1, entry e1)" */
export const problemWords = (
  { code, what, expected, found }: AuditProblem,
  speak: Speak,
): string => {
  const spell = (fact: AuditFact): string | number => {
    if (fact === null) return speak(say(WORDS.nothing))
    return typeof fact === 'string' && isWord(fact) ? speak(say(WORDS[fact])) : fact
  }
  const problem = speak(
    say('credits.books.problem', {
      rule: speak(say(RULES[code])),
      found: spell(found),
      expected: spell(expected),
    }),
  )
  const about = AUDIT_SUBJECTS.flatMap((subject) => {
    const id = what[subject]
    return id === undefined ? [] : [speak(say(ABOUT[subject], { id: spell(id) }))]
  })
  return about.length > 0 ? `${problem} (${about.join(', ')})` : problem
}

/** "4 accounts, 1,204 movements, all consistent" */
export const reportWords = ({ accounts, movements, problemCount }: AuditReport): Said =>
  problemCount === 0
    ? say('credits.books.clean', { accounts, movements })
    : say('credits.books.faulty', { accounts, movements, problems: problemCount })
