import type { JournalEntry } from '@/emulator/journal'
import type { Attempt } from '@/emulator/truth'
import type { AuditReport } from '@/lib/credits/audit-report'
import type { TaskRow } from '@/lib/tasks/store'
import type { BookTask } from './emulator-process'

/** The promises, each of which a broken client breaks. */
export type HostileRule =
  /** The machine sent a task again whose first request may have been accepted. */
  | 'sent_twice'
  /** A task is failed though the provider neither refused nor failed it. */
  | 'failed_without_failure_word'
  /** The provider succeeded, and what it made is not here. */
  | 'success_not_stored'
  /** What is stored is not the file of that task, whole. */
  | 'result_not_verified'
  /** What was settled, or recorded, is not what the provider's book says. */
  | 'settled_differs_from_book'
  /** Unconfirmed tasks are not exactly those whose answer told nobody anything. */
  | 'unconfirmed_mismatch'
  | 'stuck'
  | 'books_unclean'
  /** The key was shown to somebody who is not the provider's API. */
  | 'key_leaked'

export type HostileViolation = { rule: HostileRule; detail: string }

export type Evidence = {
  truth: Attempt[]
  book: BookTask[]
  downloads: JournalEntry[]
  tasks: TaskLike[]
  /** What is wrong with each stored file, by task; null when it is the right one, whole. */
  files: ReadonlyMap<string, string | null>
  audit: AuditReport
  cutOff: ReadonlySet<string>
}

type TaskLike = Pick<
  TaskRow,
  'id' | 'prompt' | 'providerTaskId' | 'billedCredits' | 'sendAttempts' | 'rawAnswer'
> & {
  state: string
  note: unknown
}

type Note = { code?: string; reportedCredits?: number } | null

/** Whether an attempt was surely not accepted, and its sender was told so. */
const isSurelyNot = ({ answered, status }: Attempt) =>
  answered === 'throttled' || (answered === 'refused' && status !== null && status >= 521)

export const judgeHostile = (evidence: Evidence) => {
  const violations: HostileViolation[] = []
  const broken = (rule: HostileRule, detail: string) => violations.push({ rule, detail })
  const attempts = new Map<string, Attempt[]>()
  for (const attempt of evidence.truth) {
    const prompt = attempt.prompt ?? ''
    attempts.set(prompt, [...(attempts.get(prompt) ?? []), attempt])
  }
  const book = new Map(evidence.book.map((task) => [task.taskId, task]))
  const counts = { ambiguous: 0, unconfirmed: 0, settled: 0, charged: 0, stored: 0 }

  for (const task of evidence.tasks) {
    const own = attempts.get(task.prompt) ?? []
    const theirs = book.get(task.providerTaskId ?? '')
    const note = task.note as Note
    const tell = (rule: HostileRule, detail = '') =>
      broken(
        rule,
        `${task.prompt}: ${task.state} ${JSON.stringify(note)} ${task.sendAttempts} ${task.rawAnswer?.slice(0, 80)} ${detail}`,
      )

    const isUnconfirmed = task.state === 'unconfirmed'
    // A process died while it was being sent, so its request may have been accepted.
    const isTakenUp = evidence.cutOff.has(task.id) && !isUnconfirmed && own.length > 0
    const isRepeated = isTakenUp || own.slice(0, -1).some((attempt) => !isSurelyNot(attempt))
    if (isRepeated || own.filter(({ accepted }) => accepted).length > 1) {
      tell('sent_twice', own.map(({ evil, answered }) => `${evil}/${answered}`).join())
    }

    const isDoubtful =
      evidence.cutOff.has(task.id) || own.some(({ answered }) => answered === 'ambiguous')
    // Both are honest where the id stood in an odd place.
    const isLegible = own.some(({ answered }) => answered === 'legible')
    if (isDoubtful) counts.ambiguous += 1
    if (isUnconfirmed) counts.unconfirmed += 1
    const isRunning = ['queued', 'sending'].includes(task.state)
    if (isDoubtful !== isUnconfirmed && !isLegible && !isRunning && !isRepeated) {
      tell('unconfirmed_mismatch', own.map(({ evil, answered }) => `${evil}/${answered}`).join())
    }
    const isEnded = ['done', 'failed', 'unconfirmed'].includes(task.state)
    if (!isEnded) tell(theirs?.status === 'SUCCESS' ? 'success_not_stored' : 'stuck')

    if (task.state === 'failed') {
      const isRefused = own.at(-1)?.answered === 'refused'
      if (!isRefused && theirs?.status !== 'FAILED') tell('failed_without_failure_word')
    }
    if (theirs && task.billedCredits !== null) {
      counts.settled += task.billedCredits
      counts.charged += theirs.net
      if (task.billedCredits !== theirs.net) {
        tell('settled_differs_from_book', `${task.billedCredits}, not ${theirs.net}`)
      }
    }
    if (theirs?.status === 'FAILED' && (note?.reportedCredits ?? 0) !== theirs.net) {
      tell('settled_differs_from_book', `told ${note?.reportedCredits}, not ${theirs.net}`)
    }
    if (task.state === 'done') {
      counts.stored += 1
      const problem = evidence.files.has(task.id) ? evidence.files.get(task.id) : 'no video'
      if (problem) tell('result_not_verified', problem)
    }
  }
  for (const { headers, path, body } of evidence.downloads) {
    if (headers.authorization !== undefined) broken('key_leaked', path)
    else if (`${path}${body}`.includes('key-of-the')) broken('key_leaked', path)
  }
  if (!evidence.audit.ok) broken('books_unclean', JSON.stringify(evidence.audit.problems))

  return { violations, figures: figuresOf(evidence, counts, violations) }
}

const figuresOf = (
  { truth, tasks, downloads }: Evidence,
  counts: Record<'ambiguous' | 'unconfirmed' | 'settled' | 'charged' | 'stored', number>,
  violations: HostileViolation[],
): Record<string, number> => {
  const told = (answered: Attempt['answered']) =>
    truth.filter((attempt) => attempt.answered === answered).length
  const of = (rule: HostileRule) => violations.filter((one) => one.rule === rule).length
  const ended = (state: string) => tasks.filter((task) => task.state === state).length
  return {
    tasks: tasks.length,
    requests: truth.length,
    throttled: told('throttled'),
    refused: told('refused'),
    'ambiguous tasks': counts.ambiguous,
    unconfirmed: counts.unconfirmed,
    done: ended('done'),
    failed: ended('failed'),
    'sent twice': of('sent_twice'),
    stuck: of('stuck'),
    'credits settled': counts.settled,
    'credits in the provider’s book': counts.charged,
    'files verified': counts.stored - of('result_not_verified'),
    downloads: downloads.length,
    violations: violations.length,
  }
}
