import type { Result } from '@/lib/result'
import { MOST_AT_ONCE } from '@/lib/videos/found-video'

/** What was done before something went wrong, if anything did. */
export type Parts<T> = { parts: T[]; problem: string | null }

const partsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / MOST_AT_ONCE) }, (_, at) =>
    all.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE),
  )

/**
 * Asks for as many at a time as the studio takes, one after another, and stops at the first no. What
 * was done until then is told with it: it can be undone.
 */
export const inParts = async <What, T>(
  all: readonly What[],
  noAnswer: string,
  ask: (some: What[]) => Promise<Result<T>>,
): Promise<Result<Parts<T>>> => {
  const parts: T[] = []
  for (const some of partsOf(all)) {
    const answer = await ask(some).catch(() => null)
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

/** As `inParts`, where half of it is not done: for what may be asked again as a whole. */
export const allParts = async <What, T>(
  all: readonly What[],
  noAnswer: string,
  ask: (some: What[]) => Promise<Result<T>>,
): Promise<Result<T[]>> => {
  const answer = await inParts(all, noAnswer, ask)
  if (!answer.ok) return answer
  const { parts, problem } = answer.data
  if (problem === null) return { ok: true, data: parts }
  return { ok: false, error: { code: 'internal', message: problem } }
}
