import type { Told } from '@/components/ui/use-speak'
import { say } from '@/lib/intl/said'
import type { Result } from '@/lib/result'

/** Why the server, or the way to it, said no, in words for a person. */
export class AskError extends Error {
  constructor(readonly said: Told) {
    super('the inputs did not answer')
  }
}

export const inputsAddress = (workspace: string, rest = ''): string =>
  `/api/w/${encodeURIComponent(workspace)}/inputs${rest}`

/** A JSON question to our own server. @throws AskError */
export const askInputs = async <T>(
  address: string,
  { method = 'GET', body }: { method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; body?: unknown } = {},
): Promise<T> => {
  let answer: Result<T>
  try {
    const response = await fetch(address, {
      method,
      headers: { accept: 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    answer = await response.json()
  } catch {
    throw new AskError(say('inputs.unreachable'))
  }
  if (!answer.ok) throw new AskError(answer.error.fields?.name ?? answer.error.message)
  return answer.data
}

export const saidOf = (error: unknown): Told =>
  error instanceof AskError ? error.said : say('inputs.unreachable')
