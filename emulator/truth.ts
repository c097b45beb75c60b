import { type Answer, isSpoken } from './http'
import type { Lines } from './lines'

/**
 * What a client can know from an answer to a create.
 * - `clean`: accepted, and the task's own id stands where it is documented.
 * - `legible`: accepted, and the id can be made out; to take it or to doubt it is both honest.
 * - `refused`: certainly not accepted (documented refusals, redirects, 521–523).
 * - `throttled`: not accepted, slow down.
 * - `ambiguous`: nobody could know from it whether the task was accepted.
 */
export type Verdict = 'clean' | 'legible' | 'refused' | 'throttled' | 'ambiguous'

/** One create request: what came of it, and what its sender was told. */
export type Attempt = {
  account: string | null
  prompt: string | null
  type: string | null
  /** The emulator's clock, ISO. */
  at: string
  /** Which one of this type and prompt, from 1. */
  attempt: number
  accepted: boolean
  taskId: string | null
  /** Credits, before any refund. */
  charged: number
  /** What went wrong on purpose, as `kind` or `kind:how`. */
  evil: string | null
  answered: Verdict
  /** The HTTP status that was sent. Null: the connection ended without one. */
  status: number | null
}

export type Truth = {
  /** Begins an attempt at this type and prompt: which one it is, from 1. */
  next(type: string | null, prompt: string | null): number
  record(attempt: Attempt): void
  all(): Attempt[]
  /** A task of the account whose id was cleanly told, and is not this one. */
  neighbour(account: string, taskId: string): string | null
}

const REFUSALS = new Set([400, 401, 402, 403, 404, 405, 413, 415, 422])

/** Reads an answer as its receiver would; `taskId` is the accepted task's. */
export const verdictOf = (answer: Answer, taskId: string | null): Verdict => {
  if (!isSpoken(answer)) return 'ambiguous'
  const { how } = answer.delivery ?? { how: 'whole' }
  if (how !== 'whole' && how !== 'drip') return 'ambiguous'
  const body = Buffer.from(answer.body ?? '').toString('utf8')
  const said = parse(body)
  const status = answer.status === 200 && typeof said.code === 'number' ? said.code : answer.status
  if (status === 429) return 'throttled'
  if (REFUSALS.has(status) || (status >= 300 && status < 400)) return 'refused'
  if (status >= 521 && status <= 523) return 'refused'
  if (status !== 200 || taskId === null) return 'ambiguous'
  if (fieldsOf(said.data).task_id === taskId) return 'clean'
  return body.includes(taskId) ? 'legible' : 'ambiguous'
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const parse = (text: string): Record<string, unknown> => {
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    return {}
  }
}

export const openTruth = (lines: Lines<Attempt>): Truth => {
  const attempts = new Map<string, number>()
  const told = new Map<string, string[]>()
  const name = (type: string | null, prompt: string | null) => `${type}|${prompt}`
  const apply = ({ account, type, prompt, attempt, answered, taskId }: Attempt) => {
    attempts.set(name(type, prompt), Math.max(attempts.get(name(type, prompt)) ?? 0, attempt))
    if (answered !== 'clean' || account === null || taskId === null) return
    const ids = told.get(account) ?? []
    // Two are enough for each to have a neighbour; the first ones are the best known.
    if (ids.length < 2) told.set(account, [...ids, taskId])
  }
  for (const attempt of lines.all()) apply(attempt)
  return {
    next: (type, prompt) => {
      const attempt = (attempts.get(name(type, prompt)) ?? 0) + 1
      attempts.set(name(type, prompt), attempt)
      return attempt
    },
    record: (attempt) => {
      lines.append(attempt)
      apply(attempt)
    },
    all: () => lines.all(),
    neighbour: (account, taskId) => told.get(account)?.find((id) => id !== taskId) ?? null,
  }
}
