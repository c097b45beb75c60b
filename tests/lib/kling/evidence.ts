import type { Evidence } from '@/lib/kling/evidence'

/** An answer of the provider, as the client hands it over. */
export const answer = (
  httpStatus: number,
  body: unknown,
  rest: { headers?: Record<string, string>; bodyProblem?: string } = {},
): Evidence => ({
  kind: 'answer',
  httpStatus,
  headers: {},
  bodyText: typeof body === 'string' ? body : JSON.stringify(body),
  ...rest,
})
