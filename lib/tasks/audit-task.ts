import type { Tell } from '@/lib/credits/audit-problem'
import type { MovementKind } from '@/lib/credits/ledger'
import type { TaskState } from '@/lib/tasks/lifecycle'
import type { TaskNote } from '@/lib/tasks/note'

/** What an audit reads of a task. */
export type AuditedTask = {
  id: string
  workspaceId: string
  providerMode: 'emulated' | 'kling'
  projectId: string
  state: TaskState
  priceCredits: number
  billedCredits: number | null
  reportedCredits: number | null
  note: TaskNote | null
  /** What its video says that it cost; null when it has no video. */
  videoCredits: number | null
}

export type TaskMovement = {
  id: string
  number: number
  kind: MovementKind
  workspaceId: string
  providerMode: 'emulated' | 'kling'
  projectId: string | null
  /** Into and out of `held` and `spent`; 0 when it did not touch them. */
  held: number
  spent: number
}

/**
 * How the hold of a task must have ended, by the task's own word; null while it must be open. The
 * table of lib/tasks/lifecycle.ts once more, by hand: an audit that asked the lifecycle would
 * believe its mistakes.
 */
export const expectedResolution = ({
  state,
  note,
}: Pick<AuditedTask, 'state' | 'note'>): MovementKind | null => {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'running':
    case 'stalled':
    case 'lost':
    case 'unconfirmed':
      return null
    case 'archiving':
    case 'done':
      return 'settle'
    case 'cancelled':
      return 'release'
    case 'failed':
      return note?.code === 'written_off' || note?.code === 'sent_again' ? 'write_off' : 'release'
  }
}

/** Tells where a task and the movements that name it disagree. */
export const auditTask = (task: AuditedTask, movements: TaskMovement[], tell: Tell): void => {
  const what = { task: task.id, state: task.state }
  for (const movement of movements) auditOwner(task, movement, tell)

  const holds = movements.filter(({ kind }) => kind === 'hold')
  if (holds.length !== 1) tell('task_holds', what, 1, holds.length)
  for (const { id, held } of holds) {
    if (held !== task.priceCredits) {
      tell('hold_price', { ...what, movement: id }, task.priceCredits, held)
    }
  }

  const expected = expectedResolution(task)
  const resolutions = movements.filter(({ kind }) => kind !== 'hold')
  const wanted = expected === null ? 0 : 1
  if (resolutions.length !== wanted) tell('task_resolutions', what, wanted, resolutions.length)
  for (const { id, kind, spent } of resolutions) {
    const about = { ...what, movement: id }
    if (expected !== null && kind !== expected) tell('task_resolution_kind', about, expected, kind)
    if (kind === 'settle' && spent !== task.billedCredits) {
      tell('settled_credits', about, task.billedCredits, spent)
    }
  }
  auditBill(task, expected === 'settle', tell)
}

const auditOwner = (task: AuditedTask, movement: TaskMovement, tell: Tell): void => {
  const what = { task: task.id, movement: movement.id, number: movement.number }
  if (movement.workspaceId !== task.workspaceId) {
    tell('movement_workspace', what, task.workspaceId, movement.workspaceId)
  }
  if (movement.providerMode !== task.providerMode) {
    tell('movement_mode', what, task.providerMode, movement.providerMode)
  }
  if (movement.projectId !== task.projectId) {
    tell('movement_project', what, task.projectId, movement.projectId)
  }
}

/**
 * A task that was settled says what for: what Kling reported last, or the price where it never
 * reported anything. Its video says the same.
 */
const auditBill = (task: AuditedTask, isSettled: boolean, tell: Tell): void => {
  const what = { task: task.id, state: task.state }
  const { billedCredits, videoCredits } = task
  const toBill = task.reportedCredits ?? task.priceCredits
  if ((billedCredits !== null) !== isSettled) {
    tell('task_billed', what, isSettled ? 'a number' : null, billedCredits)
  } else if (isSettled && billedCredits !== toBill) {
    tell('billed_reported', what, toBill, billedCredits)
  }
  if ((task.state === 'done') !== (videoCredits !== null)) {
    const [expected, found] = task.state === 'done' ? ['a video', 'none'] : ['no video', 'a video']
    tell('task_video', what, expected, found)
  } else if (videoCredits !== null && videoCredits !== billedCredits) {
    tell('video_credits', what, billedCredits, videoCredits)
  }
}
