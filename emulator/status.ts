import type { ApiParts } from './api'
import { ContractError } from './contract'
import { pause } from './delivery'
import type { Take } from './evils'
import { garble } from './garble'
import { type Answer, type Asked, json } from './http'
import { INTERRUPTIONS, interrupt } from './interrupt'
import { oddCredits, oddResponse, oddStatus, withExtraFields } from './oddities'
import { getTask, type TaskState } from './tasks'

const ANSWER_FAULTS = [...INTERRUPTIONS, 'garbled', 'unknown_task', 'other_task'] as const

/** @throws ContractError */
export const status = async (parts: ApiParts, { url }: Asked, account: string): Promise<Answer> => {
  const id = url.searchParams.get('task_id') ?? ''
  const known = parts.tasks.find(id)
  const own = known?.task.account === account ? known : null
  const subject = { taskId: id, type: own?.task.request.type, prompt: own?.task.request.prompt }
  const take = parts.evils.at('status', subject, own?.name ?? null)
  const slow = take(['latency'])
  if (slow) await pause(slow.ms ?? 0)
  const fault = take(ANSWER_FAULTS)
  if (fault?.kind === 'unknown_task') throw new ContractError('TASK_NOT_FOUND', `No task "${id}"`)
  if (fault && fault.kind !== 'other_task' && fault.kind !== 'garbled') return interrupt(fault)
  const state = getTask(parts.tasks, id, account)
  if (fault?.kind === 'other_task') return json(200, aboutAnother(parts, state))
  const answer = json(200, tell(parts, state, take))
  return fault ? garble(answer, fault) : answer
}

const success = (data: Record<string, unknown>): Record<string, unknown> => ({
  code: 200,
  message: 'success',
  data,
})

const tell = (parts: ApiParts, found: TaskState, take: Take): Record<string, unknown> => {
  const isBack = found.ending !== null && take(['regressed']) !== undefined
  const state = isBack ? { ...found, ending: null } : found
  const phase = phaseOf(state)
  const isNow = ({ when }: { when: string }) => when === 'any' || when === phase
  const isDone = phase === 'done'
  const isExpired = isDone && take(['expired_url']) !== undefined
  const url = isDone ? parts.resultUrl(state.task.id, isExpired) : null
  const data = describe(state, url)
  if (url) oddResponse(data, take(['odd_response']), url, parts.deadUrl(state.task.id))
  oddStatus(data, take(['odd_status'], isNow))
  oddCredits(data, take(['odd_credits'], isNow))
  const body = success(data)
  return take(['extra_fields']) ? withExtraFields(body) : body
}

const phaseOf = ({ ending }: TaskState): 'running' | 'done' | 'failed' => {
  if (!ending) return 'running'
  return ending.status === 'SUCCESS' ? 'done' : 'failed'
}

/** A neighbour as it is, or else a stranger that failed. */
const aboutAnother = (parts: ApiParts, state: TaskState): Record<string, unknown> => {
  const { account, id } = state.task
  const neighbour = parts.tasks.find(parts.truth.neighbour(account, id) ?? '')
  if (neighbour) {
    const isDone = phaseOf(neighbour) === 'done'
    return success(describe(neighbour, isDone ? parts.resultUrl(neighbour.task.id, false) : null))
  }
  const stranger = { task_id: `${id.slice(0, 3)}0${id.slice(4)}x`, status: 'FAILED' }
  return success({ ...describe(state, null), ...stranger, error_message: 'Generation failed' })
}

const describe = ({ task, ending }: TaskState, url: string | null): Record<string, unknown> => {
  const { request } = task
  const isRefunded = ending?.status === 'FAILED' && ending.refunded
  return {
    task_id: task.id,
    status: ending?.status ?? 'IN_PROGRESS',
    consumed_credits: isRefunded ? 0 : task.credits,
    created_at: new Date(task.acceptedAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    request: {
      type: request.type,
      prompt: request.prompt,
      duration: request.duration,
      aspect_ratio: request.aspectRatio,
    },
    response: url === null ? null : [url],
    error_message: ending?.status === 'FAILED' ? ending.message : null,
    type: request.type,
  }
}
