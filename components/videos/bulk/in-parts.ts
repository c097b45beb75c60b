import type { Result } from '@/lib/result'
import { MOST_AT_ONCE } from '@/lib/videos/found-video'

/** What was done before something went wrong, if anything did. */
export type Parts<T> = { parts: T[]; problem: string | null }

const partsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / MOST_AT_ONCE) }, (_, at) =>
    all.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE),
  )

/**
 * Asks one after another, and stops at the first no. What was done until then is told with it: it can
 * be undone.
 */
const inTurn = async <What, T>(
  all: readonly What[],
  noAnswer: string,
  ask: (one: What) => Promise<Result<T>>,
): Promise<Result<Parts<T>>> => {
  const parts: T[] = []
  for (const one of all) {
    const answer = await ask(one).catch(() => null)
    if (answer?.ok) {
      parts.push(answer.data)
      continue
    }
    const problem = answer?.error.message ?? noAnswer
    if (parts.length > 0) return { ok: true, data: { parts, problem } }
    return answer ?? { ok: false, error: { code: 'internal', message: problem } }
  }
  return { ok: true, data: { parts, problem: null } }
}

/** Asks for as many at a time as the studio takes, one after another. */
export const inParts = <What, T>(
  all: readonly What[],
  noAnswer: string,
  ask: (some: What[]) => Promise<Result<T>>,
): Promise<Result<Parts<T>>> => inTurn(partsOf(all), noAnswer, ask)

/**
 * Takes back what was done in parts, one after another. Half of it is a failure, because it is asked
 * for again as a whole: what is back already stays so.
 * @returns how many were left, because somebody has changed them since
 */
export const takePartsBack = async <Part>(
  parts: readonly Part[],
  noAnswer: string,
  ask: (part: Part) => Promise<Result<{ left: number }>>,
): Promise<Result<{ left: number }>> => {
  const answer = await inTurn(parts, noAnswer, ask)
  if (!answer.ok) return answer
  const { parts: back, problem } = answer.data
  if (problem !== null) return { ok: false, error: { code: 'internal', message: problem } }
  return { ok: true, data: { left: back.reduce((sum, { left }) => sum + left, 0) } }
}
