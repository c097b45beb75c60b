import type { AuditCode, AuditProblem } from '@/lib/credits/audit-problem'
import type { AuditReport } from '@/lib/credits/audit-report'

const RULES: Record<AuditCode, string> = {
  movement_number: 'The numbers of the movements have a gap',
  book_count: 'The book has counted another number of movements than there are',
  movement_sum: 'A movement does not sum to zero',
  movement_shape: 'A movement touches accounts that its kind does not',
  movement_task: 'A movement names a task where none belongs, or none where one does',
  movement_key: 'A movement has another key than it should',
  entry_account: 'An entry stands on an account of another book',
  entry_sequence: 'The entries of an account have a gap',
  entry_balance: 'A running balance is wrong',
  account_negative: 'An account fell below zero',
  account_balance: 'A balance is not the sum of its entries',
  account_sequence: 'An account has counted another number of entries than it has',
  accounts_sum: 'The accounts do not sum to zero',
  hold_twice: 'Credits were held twice for one task',
  resolution_without_hold: 'Credits were resolved that were not held',
  resolution_amount: 'Other credits were resolved than were held',
  held_sum: 'The held balance is not the sum of the open holds',
  movement_without_task: 'A movement speaks of a task that does not exist',
  movement_workspace: 'A movement and its task stand in different workspaces',
  movement_mode: 'A movement and its task have different provider modes',
  movement_project: 'A movement and its task have different projects',
  task_holds: 'A task does not have exactly one hold',
  task_resolutions: 'The hold of a task is not resolved as often as its state says',
  task_resolution_kind: 'The hold of a task ended in another way than the task',
  hold_price: 'Other credits were held than the task costs',
  settled_credits: 'Other credits were billed than the task says',
  task_billed: 'A task has a bill that its state does not allow, or lacks one',
  billed_reported: 'A task was billed another number than Kling reported',
  task_video: 'A task that is done has no video, or one that is not done has one',
  video_credits: 'A video names another bill than its task',
  held_prices: 'The held balance is not what the open tasks cost',
}

/** "A running balance is wrong: 7 instead of 400 (account a1, entry e1)" */
export const problemWords = ({ code, what, expected, found }: AuditProblem): string => {
  const ids = Object.entries(what).map(([name, id]) => `${name} ${id}`)
  const where = ids.length > 0 ? ` (${ids.join(', ')})` : ''
  return `${RULES[code]}: ${found ?? 'nothing'} instead of ${expected ?? 'nothing'}${where}`
}

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** "4 accounts, 1,204 movements, all consistent" */
export const reportWords = ({ accounts, movements, problemCount }: AuditReport): string => {
  const read = `${plural(accounts, 'account', 'accounts')}, ${plural(movements, 'movement', 'movements')}`
  return problemCount === 0
    ? `${read}, all consistent`
    : `${read}, ${plural(problemCount, 'problem', 'problems')}`
}
