import type { Book } from './book'
import type { Clock } from './clock'
import { ContractError, ERROR_STATUS } from './contract'
import type { Evils } from './evils'
import type { Subject } from './faults'
import { generate, type Outcome, parseBody } from './generate'
import { type Answer, type Asked, isSpoken, json } from './http'
import type { Inputs } from './inputs'
import { status } from './status'
import type { Tasks } from './tasks'
import { type Truth, verdictOf } from './truth'

export type ApiParts = {
  accountOf(key: string): string | null
  book: Book
  tasks: Tasks
  inputs: Inputs
  evils: Evils
  truth: Truth
  clock: Clock
  speed: number
  seed: string | undefined
  /** The address of a task's result; with `isExpired`, one whose time is over. */
  resultUrl(taskId: string, isExpired: boolean): string
  /** An address with nothing behind it. */
  deadUrl(taskId: string): string
}

/** The two documented routes. Whatever goes wrong is answered as `{ code, message }`. */
export const createApi =
  (parts: ApiParts) =>
  (asked: Asked): Promise<Answer> => {
    const route = `${asked.request.method} ${asked.url.pathname}`
    if (route === 'POST /api/generate') return recorded(parts, asked)
    return orRefusal(async () => {
      const account = authenticate(parts, asked)
      if (route === 'GET /api/status') return await status(parts, asked, account)
      throw new ContractError('NOT_FOUND', `Nothing at ${route}`)
    })
  }

const orRefusal = async (answer: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    return json(ERROR_STATUS[error.code], { code: error.code, message: error.message })
  }
}

const findAccount = ({ accountOf }: ApiParts, { request }: Asked): string | null => {
  const key = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return key ? accountOf(key) : null
}

const authenticate = (parts: ApiParts, asked: Asked): string => {
  const account = findAccount(parts, asked)
  if (!account) throw new ContractError('INVALID_API_KEY', 'The API key is missing or wrong')
  return account
}

/** A create, with what came of it and what its sender was told written down. */
const recorded = async (parts: ApiParts, asked: Asked): Promise<Answer> => {
  const { truth, clock } = parts
  const { type, prompt } = subjectOf(asked.body)
  const [named, said] = [type ?? null, prompt ?? null]
  const [at, attempt] = [new Date(clock.now()).toISOString(), truth.next(named, said)]
  const outcome: Outcome = { task: null, evil: null }
  const answer = await orRefusal(async () => {
    const account = authenticate(parts, asked)
    const take = parts.evils.at('create', { type, prompt }, `${type}|${prompt}`)
    return generate(parts, asked.body, take, account, outcome)
  })
  const { task, evil } = outcome
  const taskId = task?.id ?? null
  truth.record({
    account: findAccount(parts, asked),
    prompt: said,
    type: named,
    ...{ at, attempt, accepted: task !== null, taskId, charged: task?.credits ?? 0, evil },
    // Nobody is there any more to be told.
    answered: asked.request.socket.destroyed ? 'ambiguous' : verdictOf(answer, taskId),
    status: isSpoken(answer) ? answer.status : null,
  })
  return answer
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** As far as it can be read at all. */
const subjectOf = (body: string): Subject => {
  try {
    const fields = parseBody(body)
    if (typeof fields !== 'object' || fields === null) return {}
    const { type, prompt } = fields as Record<string, unknown>
    return { type: text(type), prompt: text(prompt) }
  } catch {
    return {}
  }
}
