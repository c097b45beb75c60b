import type { Evidence } from '@/lib/kling/evidence'
import type { TaskRow } from '@/lib/tasks/store'
import type { Chance } from './chance'

/**
 * A provider for one life, without a socket: it accepts, loses, refuses and throttles requests,
 * and tells of its tasks in every way that we have heard of. What we get is what a connection
 * would have given us; what really happened stands in `tasks` and `posts`.
 */
export type Exchange = { evidence: Evidence; afterMs: number }

export type SimulatedTask = {
  id: string
  /** Of ours. */
  prompt: string
  type: string
  charged: number
  endsAt: number
  ending: 'success' | 'failed' | 'failed_and_kept' | 'never'
  /** It says no more than that it knows no such task. */
  isForgotten: boolean
  toldCredits: 'right' | 'string' | 'missing' | 'wrong'
  /** How many more evil answers it has for this task; then it is fair. */
  evils: number
}

export type Post = {
  /** Our task. */
  taskId: string
  at: number
  accepted: SimulatedTask | null
  /** Whether its sender could know for sure that it was not accepted. */
  saidNotAccepted: boolean
}

export type SimulatedKling = {
  post: (task: TaskRow, now: number) => Exchange
  status: (providerTaskId: string, now: number) => Exchange
  posts: Post[]
  tasks: Map<string, SimulatedTask>
}

const MINUTE = 60_000
const SECONDS_USUAL = 130

const answer = (
  httpStatus: number,
  body: unknown,
  more: { headers?: Record<string, string>; bodyProblem?: string } = {},
): Evidence => ({
  kind: 'answer',
  httpStatus,
  headers: more.headers ?? {},
  bodyText: typeof body === 'string' ? body : JSON.stringify(body),
  ...(more.bodyProblem === undefined ? {} : { bodyProblem: more.bodyProblem }),
})

const broken = (phase: 'connecting' | 'sent', code: string): Evidence => ({
  kind: 'no_answer',
  phase,
  code,
  message: 'simulated',
})

const success = (data: unknown) => ({ code: 200, message: 'success', data })
const PAGE = '<html><body>502 Bad Gateway</body></html>'

type Reply = { share: number; accepts: boolean; isSure?: boolean; make: (id: string) => Evidence }

/** What may come of a POST. What is left of the shares is an acceptance as documented. */
const CREATE_EVILS = (chance: Chance, others: readonly string[]): readonly Reply[] => [
  { share: 0.05, accepts: true, make: () => broken('sent', 'ECONNRESET') },
  { share: 0.03, accepts: false, make: () => broken('sent', 'ECONNRESET') },
  { share: 0.02, accepts: chance.happens(0.5), make: () => broken('sent', 'TIMEOUT') },
  { share: 0.03, accepts: chance.happens(0.5), make: () => answer(500, PAGE) },
  { share: 0.02, accepts: chance.happens(0.5), make: () => answer(200, { code: 500 }) },
  { share: 0.01, accepts: true, make: () => answer(200, PAGE) },
  { share: 0.01, accepts: true, make: () => answer(200, '', { bodyProblem: 'cut off' }) },
  { share: 0.01, accepts: true, make: () => answer(200, success({ status: 'IN_PROGRESS' })) },
  {
    share: 0.02,
    accepts: true,
    make: (id) => answer(200, success({ task_id: others[0] ?? id, consumed_credits: 1 })),
  },
  {
    share: 0.06,
    accepts: false,
    isSure: true,
    make: () =>
      answer(
        429,
        { code: 'RATE_LIMITED' },
        { headers: { 'retry-after': chance.pick(RETRY_AFTER) } },
      ),
  },
  { share: 0.02, accepts: false, isSure: true, make: () => answer(200, { code: 429 }) },
  { share: 0.05, accepts: false, isSure: true, make: () => broken('connecting', 'ECONNREFUSED') },
  { share: 0.02, accepts: false, isSure: true, make: () => answer(522, PAGE) },
  {
    share: 0.03,
    accepts: false,
    isSure: true,
    make: () => answer(400, { code: 'INVALID_PROMPT' }),
  },
  {
    share: 0.02,
    accepts: false,
    isSure: true,
    make: () => answer(chance.pick([401, 402, 403, 404, 302]), { message: 'no' }),
  },
]

const RETRY_AFTER = ['1', '30', '3600', 'soon', '-5', 'Wed, 21 Oct 2015 07:28:00 GMT'] as const
const SUCCESS_WORDS = ['SUCCESS', 'succeeded', 'Completed', 'FINISHED', 'done'] as const
const FAILURE_WORDS = ['FAILED', 'error', 'CANCELED', 'time-out', 'REJECTED'] as const
const RUNNING_WORDS = ['IN_PROGRESS', 'queued', 'Processing', 'ALMOST_THERE', 'WARMING_UP'] as const

export const startSimulatedKling = (chance: Chance, name: string): SimulatedKling => {
  const posts: Post[] = []
  const tasks = new Map<string, SimulatedTask>()
  /** Evil answers to requests that are left; a provider without end to them proves nothing. */
  let createEvils = chance.happens(0.15) ? 8 : Math.floor(chance.between(0, 4))

  const accept = (task: TaskRow, now: number): SimulatedTask => {
    const isSlow = chance.happens(0.04)
    const isFast = chance.happens(0.04)
    const seconds = isFast
      ? chance.between(1, 10)
      : isSlow
        ? chance.around(5_400, 0.8)
        : chance.around(SECONDS_USUAL, 0.4)
    const one: SimulatedTask = {
      id: `n75${name}p${tasks.size}kling3`,
      prompt: task.prompt,
      type: task.type,
      charged: chance.happens(0.9)
        ? task.priceCredits
        : Math.floor(task.priceCredits * chance.between(0, 3)),
      endsAt: now + seconds * 1000,
      ending: chance.happens(0.85)
        ? 'success'
        : chance.pick([
            'failed',
            'failed',
            'failed',
            'failed',
            'failed_and_kept',
            'failed_and_kept',
            'never',
          ]),
      isForgotten: chance.happens(0.01),
      toldCredits: chance.happens(0.8) ? 'right' : chance.pick(['string', 'missing', 'wrong']),
      evils: Math.floor(chance.around(3, 0.9)),
    }
    tasks.set(one.id, one)
    return one
  }

  const drawEvil = (): Reply | null => {
    let place = chance.random()
    for (const evil of CREATE_EVILS(chance, [...tasks.keys()])) {
      place -= evil.share
      if (place < 0) return evil
    }
    return null
  }

  const post: SimulatedKling['post'] = (task, now) => {
    const evil = createEvils > 0 ? drawEvil() : null
    const accepted = !evil || evil.accepts ? accept(task, now) : null
    const isSure = evil?.isSure ?? false
    if (evil) createEvils -= 1
    posts.push({ taskId: task.id, at: now, accepted, saidNotAccepted: isSure })
    const id = accepted?.id ?? ''
    const told = { task_id: id, status: 'IN_PROGRESS', ...creditsOf(accepted, now) }
    return {
      evidence: evil ? evil.make(id) : answer(200, success(told)),
      afterMs: chance.happens(0.03) ? chance.between(0, 90_000) : chance.around(800, 0.8),
    }
  }

  /** Wrong at first, where it is wrong; what it says at the end is what it charged. */
  const creditsOf = (task: SimulatedTask | null, now: number) => {
    if (!task || task.toldCredits === 'missing') return {}
    const hasEnded = task.ending !== 'never' && now >= task.endsAt
    const isBack = hasEnded && task.ending === 'failed'
    const credits = isBack ? 0 : task.charged
    if (task.toldCredits === 'string') return { consumed_credits: `${credits}` }
    return { consumed_credits: task.toldCredits === 'wrong' && !hasEnded ? 1 : credits }
  }

  const evilStatus = (task: SimulatedTask | undefined): Evidence | null => {
    if (!task || task.evils <= 0 || !chance.happens(0.4)) return null
    task.evils -= 1
    const told = success({ task_id: task.id, status: 'IN_PROGRESS' })
    return chance.pick([
      broken('sent', 'ECONNRESET'),
      broken('connecting', 'ENOTFOUND'),
      answer(500, PAGE),
      answer(200, PAGE),
      answer(200, { code: 500, message: 'internal' }),
      answer(429, '', { headers: { 'retry-after': chance.pick(RETRY_AFTER) } }),
      answer(404, { code: 'TASK_NOT_FOUND' }),
      answer(401, { code: 'INVALID_API_KEY' }),
      answer(200, JSON.stringify(told).slice(0, 40), { bodyProblem: 'cut off' }),
      answer(200, success({ task_id: 'n75another', status: 'FAILED', error_message: 'not ours' })),
      answer(200, success({ task_id: task.id })),
      // Also once it has ended: told as running, or by a word that nobody knows.
      answer(200, told),
      answer(200, success({ task_id: task.id, status: 'HALF_WAY' })),
    ])
  }

  const status: SimulatedKling['status'] = (id, now) => {
    const task = tasks.get(id)
    const afterMs = chance.happens(0.02) ? chance.between(0, 30_000) : chance.around(200, 0.6)
    const evil = evilStatus(task)
    if (evil) return { evidence: evil, afterMs }
    if (!task || task.isForgotten) {
      return { evidence: answer(404, { code: 'TASK_NOT_FOUND' }), afterMs }
    }
    const hasEnded = task.ending !== 'never' && now >= task.endsAt
    const words = !hasEnded
      ? RUNNING_WORDS
      : task.ending === 'success'
        ? SUCCESS_WORDS
        : FAILURE_WORDS
    const data = {
      task_id: task.id,
      status: chance.pick(words),
      ...creditsOf(task, now),
      request: { type: task.type, prompt: task.prompt },
      response: hasEnded && task.ending === 'success' ? [`https://cdn.example/${id}.mp4`] : null,
      error_message: hasEnded && task.ending !== 'success' ? 'Generation failed' : null,
    }
    return { evidence: answer(200, success(data)), afterMs }
  }

  return { post, status, posts, tasks }
}

/** So long after which a task that will end has been told of, however slowly it is asked. */
export const FAIR_WITHIN_MS = 20 * 60 * MINUTE
