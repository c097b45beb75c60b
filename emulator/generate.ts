import type { ApiParts } from './api'
import { ContractError, type GenerateRequest, priceOf, readGenerateRequest } from './contract'
import { evilName, type Take } from './evils'
import type { Fault, FaultOf } from './fault-kinds'
import { garble } from './garble'
import { type Answer, json, type Spoken } from './http'
import { INTERRUPTIONS, interrupt } from './interrupt'
import { drawLatencyMs } from './latency'
import { oddCredits, withExtraFields } from './oddities'
import { type Random, randomFrom } from './scene/random'
import type { Task } from './tasks'

/** What came of a create request, beside its answer. */
export type Outcome = { task: Task | null; evil: string | null }

/** A task that never ends; as a number that JSON can hold. */
const NEVER = Number.MAX_SAFE_INTEGER

const ANSWER_FAULTS = [...INTERRUPTIONS, 'garbled', 'odd_id'] as const

const comesBeforeAccepting = (fault: Fault) =>
  fault.kind === 'rate_limited' || ('charged' in fault && !fault.charged)

/**
 * @param outcome is filled in as things happen, so that it holds whatever is thrown.
 * @throws ContractError
 */
export const generate = async (
  parts: ApiParts,
  body: string,
  take: Take,
  account: string,
  outcome: Outcome,
): Promise<Answer> => {
  const { book, inputs } = parts
  const fields = parseBody(body)
  const fault = take(ANSWER_FAULTS)
  if (fault) outcome.evil = evilName(fault)
  if (fault && isInterruption(fault) && comesBeforeAccepting(fault)) return interrupt(fault)
  const request = readGenerateRequest(fields)
  // Before anything is fetched, and again when it is charged: others spend meanwhile.
  book.checkCovers(account, priceOf(request))
  const hashes = await inputs.fetchAll(request)
  const ending = planEnding(parts, take, request)
  const task = parts.tasks.accept({ account, request, inputs: hashes, ...ending })
  outcome.task = task
  if (fault && isInterruption(fault)) return interrupt(fault)
  const answer = accepted(parts, task, take, fault?.kind === 'odd_id' ? fault : undefined)
  return fault?.kind === 'garbled' ? garble(answer, fault) : answer
}

const isInterruption = (
  fault: FaultOf<(typeof ANSWER_FAULTS)[number]>,
): fault is FaultOf<(typeof INTERRUPTIONS)[number]> =>
  fault.kind !== 'garbled' && fault.kind !== 'odd_id'

/** When and how a task ends, by the usual latencies and the faults that wait for it. */
const planEnding = (
  { clock, speed, seed, tasks }: ApiParts,
  take: Take,
  request: GenerateRequest,
): Pick<Task, 'endsAt' | 'failure'> => {
  const random: Random =
    seed === undefined ? Math.random : randomFrom(`${seed}:latency:${tasks.nextName(request)}`)
  const failure = take(['failure'])
  const slow = take(['latency'])
  const stuck = take(['stuck'])
  const factor = slow?.factor ?? failure?.factor ?? 1
  const latencyMs = failure?.afterMs ?? slow?.ms ?? drawLatencyMs(request, random, speed) * factor
  const endsAt = clock.now() + (stuck?.afterMs ?? latencyMs)
  return {
    endsAt: stuck && stuck.afterMs === undefined ? NEVER : endsAt,
    ...(failure ? { failure: { message: failure.message, refund: failure.refund } } : {}),
  }
}

const accepted = (
  { truth }: ApiParts,
  task: Task,
  take: Take,
  oddId: FaultOf<'odd_id'> | undefined,
): Spoken => {
  const data: Record<string, unknown> = {
    task_id: task.id,
    status: 'IN_PROGRESS',
    consumed_credits: task.credits,
  }
  oddCredits(data, take(['odd_credits']))
  const body: Record<string, unknown> = { code: 200, message: 'success', data }
  if (oddId) misplaceId(body, data, oddId.how, truth.neighbour(task.account, task.id))
  return json(200, take(['extra_fields']) ? withExtraFields(body) : body)
}

const misplaceId = (
  body: Record<string, unknown>,
  data: Record<string, unknown>,
  how: FaultOf<'odd_id'>['how'],
  neighbour: string | null,
): void => {
  const id = data.task_id
  delete data.task_id
  if (how === 'empty') data.task_id = ''
  if (how === 'null') data.task_id = null
  if (how === 'number') data.task_id = 7_500_123_456
  if (how === 'other_task' && neighbour) data.task_id = neighbour
  if (how === 'renamed') data.id = id
  if (how === 'top_level') body.task_id = id
}

/** @throws ContractError */
export const parseBody = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new ContractError('INVALID_TYPE', 'The body is not JSON')
  }
}
