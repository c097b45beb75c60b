import { setTimeout as sleep } from 'node:timers/promises'
import type { Book } from './book'
import type { Clock } from './clock'
import {
  ContractError,
  ERROR_STATUS,
  type GenerateRequest,
  priceOf,
  readGenerateRequest,
} from './contract'
import type { FaultOf } from './fault-kinds'
import type { Faults, Subject } from './faults'
import { type Answer, type Asked, json } from './http'
import type { Inputs } from './inputs'
import { drawLatencyMs } from './latency'
import { type Random, randomFrom } from './scene/random'
import { getTask, type Task, type TaskState, type Tasks } from './tasks'

export type ApiParts = {
  accountOf(key: string): string | null
  book: Book
  tasks: Tasks
  inputs: Inputs
  faults: Faults
  clock: Clock
  speed: number
  seed: string | undefined
  /** The address of a task's result; with `isExpired`, one whose time is over. */
  resultUrl(taskId: string, isExpired: boolean): string
}

/** The two documented routes. Whatever goes wrong is answered as `{ code, message }`. */
export const createApi =
  (parts: ApiParts) =>
  async (asked: Asked): Promise<Answer> => {
    try {
      const account = authenticate(parts, asked)
      const route = `${asked.request.method} ${asked.url.pathname}`
      if (route === 'POST /api/generate') return await generate(parts, asked, account)
      if (route === 'GET /api/status') return await status(parts, asked, account)
      throw new ContractError('NOT_FOUND', `Nothing at ${route}`)
    } catch (error) {
      if (!(error instanceof ContractError)) throw error
      return json(ERROR_STATUS[error.code], { code: error.code, message: error.message })
    }
  }

const authenticate = (parts: ApiParts, { request }: Asked): string => {
  const key = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const account = key ? parts.accountOf(key) : null
  if (!account) throw new ContractError('INVALID_API_KEY', 'The API key is missing or wrong')
  return account
}

type Interruption = FaultOf<'rate_limited' | 'internal_error' | 'reset'>
const INTERRUPTIONS = ['rate_limited', 'internal_error', 'reset'] as const

export const interrupt = (fault: Interruption): Answer => {
  if (fault.kind === 'reset') return 'reset'
  if (fault.kind === 'internal_error') {
    return json(500, { code: 'INTERNAL_ERROR', message: 'Something went wrong' })
  }
  const headers: Record<string, string> =
    fault.retryAfter === null ? {} : { 'retry-after': `${fault.retryAfter}` }
  return json(429, { code: 'RATE_LIMITED', message: 'Too many requests' }, headers)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new ContractError('INVALID_TYPE', 'The body is not JSON')
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

const subjectOf = (body: unknown): Subject => {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return { type: text(fields.type), prompt: text(fields.prompt) }
}

const generate = async (parts: ApiParts, { body }: Asked, account: string): Promise<Answer> => {
  const { faults, book, inputs } = parts
  const fields = parse(body)
  const subject = subjectOf(fields)
  const fault = faults.take('create', subject, INTERRUPTIONS)
  const isCharged = fault !== undefined && fault.kind !== 'rate_limited' && fault.charged
  if (fault && !isCharged) return interrupt(fault)
  const request = readGenerateRequest(fields)
  // Before anything is fetched, and again when it is charged: others spend meanwhile.
  book.checkCovers(account, priceOf(request))
  const hashes = await inputs.fetchAll(request)
  const task = parts.tasks.accept({
    account,
    request,
    inputs: hashes,
    ...plan(parts, subject, request),
  })
  if (fault) return interrupt(fault)
  return success({ task_id: task.id, status: 'IN_PROGRESS', consumed_credits: task.credits })
}

/** When and how a task ends, by the usual latencies and the faults that wait for it. */
const plan = (
  { faults, clock, speed, seed, tasks }: ApiParts,
  subject: Subject,
  request: GenerateRequest,
): Pick<Task, 'endsAt' | 'failure'> => {
  const random: Random =
    seed === undefined ? Math.random : randomFrom(`${seed}:latency:${tasks.list().length}`)
  const failure = faults.take('create', subject, ['failure'])
  const slow = faults.take('create', subject, ['latency'])
  const usualMs = drawLatencyMs(request, random, speed) * (slow?.factor ?? 1)
  const latencyMs = failure?.afterMs ?? slow?.ms ?? usualMs
  return {
    endsAt: clock.now() + latencyMs,
    ...(failure ? { failure: { message: failure.message, refund: failure.refund } } : {}),
  }
}

const status = async (parts: ApiParts, { url }: Asked, account: string): Promise<Answer> => {
  const id = url.searchParams.get('task_id') ?? ''
  const known = parts.tasks.find(id)
  const subject = known
    ? { type: known.task.request.type, prompt: known.task.request.prompt, taskId: id }
    : { taskId: id }
  const slow = parts.faults.take('status', subject, ['latency'])
  if (slow) await sleep(slow.ms ?? 0)
  const fault = parts.faults.take('status', subject, INTERRUPTIONS)
  if (fault) return interrupt(fault)
  const state = getTask(parts.tasks, id, account)
  const isDone = state.ending?.status === 'SUCCESS'
  const isExpired = isDone && parts.faults.take('status', subject, ['expired_url']) !== undefined
  return success(describe(state, isDone ? [parts.resultUrl(id, isExpired)] : null))
}

const describe = ({ task, ending }: TaskState, response: string[] | null) => {
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
    response,
    error_message: ending?.status === 'FAILED' ? ending.message : null,
    type: request.type,
  }
}

const success = (data: unknown): Answer => json(200, { code: 200, message: 'success', data })
