import type { Told } from '@/components/ui/use-speak'
import type { ErrorCode } from '@/lib/errors'
import { type MessageKey, say } from '@/lib/intl/said'
import type { Result } from '@/lib/result'

/** Why the studio's server, or the way to it, said no. */
export class AskError extends Error {
  constructor(
    readonly told: Told,
    /** Absent where no answer came. */
    readonly code?: ErrorCode,
  ) {
    super('the studio said no')
  }
}

export type Question = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: unknown
  /** A read gives up after 15 s, to be asked again; what a write does may take its time. */
  timeoutMs?: number
  /** What is said where no answer comes. */
  unreachable?: MessageKey
}

/** A JSON question to our own server. @throws AskError */
export const askStudio = async <T>(
  address: string,
  { method = 'GET', body, timeoutMs, unreachable = 'ui.noAnswer' }: Question = {},
): Promise<T> => {
  const patience = timeoutMs ?? (method === 'GET' ? 15_000 : null)
  let answer: Result<T>
  try {
    const response = await fetch(address, {
      method,
      headers: { accept: 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(patience === null ? {} : { signal: AbortSignal.timeout(patience) }),
    })
    answer = await response.json()
  } catch {
    throw new AskError(say(unreachable))
  }
  if (!answer.ok) {
    const { code, fields, message } = answer.error
    throw new AskError(fields?.name ?? message, code)
  }
  return answer.data
}

export const toldOf = (error: unknown): Told =>
  error instanceof AskError ? error.told : say('ui.noAnswer')
