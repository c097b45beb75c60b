import { type Answer, type Asked, isSpoken } from './http'
import type { Lines } from './lines'

/** One request that came, as a test or a person reads it later. */
export type JournalEntry = {
  /** The emulator's clock, ISO. */
  at: string
  server: 'api' | 'cdn'
  method: string
  path: string
  headers: Record<string, string>
  /** At most 20,000 characters. */
  body: string
  /** Null: the connection was broken instead. */
  status: number | null
}

const BODY_LIMIT = 20_000

/** Of a key only its end is kept: enough to tell two apart, not enough to use one. */
const redact = (value: string) => value.replace(/^(Bearer\s+)?.*?(.{0,4})$/is, '$1…$2')

const headersOf = ({ request }: Asked): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(', ') : (value ?? '')
      return [name, name === 'authorization' ? redact(text) : text]
    }),
  )

/** Wraps a server's handler so that every request is written down with its outcome. */
export const journalled =
  (
    lines: Lines<JournalEntry>,
    server: JournalEntry['server'],
    now: () => number,
    answerTo: (asked: Asked) => Promise<Answer>,
  ) =>
  async (asked: Asked): Promise<Answer> => {
    const entry = {
      at: new Date(now()).toISOString(),
      server,
      method: asked.request.method ?? '',
      path: asked.request.url ?? '',
      headers: headersOf(asked),
      body: asked.body.slice(0, BODY_LIMIT),
    }
    const answer = await answerTo(asked)
    lines.append({ ...entry, status: isSpoken(answer) ? answer.status : null })
    return answer
  }
