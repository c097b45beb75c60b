import { z } from 'zod'
import type { Book } from './book'
import type { Clock } from './clock'
import type { Faults } from './faults'
import { type Answer, type Asked, json } from './http'
import type { JournalEntry } from './journal'
import type { Lines } from './lines'
import type { Tasks } from './tasks'

export type ControlParts = {
  book: Book
  tasks: Tasks
  faults: Faults
  journal: Lines<JournalEntry>
  clock: Clock
  advance(ms: number): void
  setKey(key: string): void
}

/** How tests look behind the counter, on a port that the public servers know nothing of. */
export const createControl =
  (parts: ControlParts) =>
  async ({ request, url, body }: Asked): Promise<Answer> => {
    try {
      return answer(parts, `${request.method} ${url.pathname}`, url, body)
    } catch (error) {
      if (error instanceof z.ZodError) return json(400, { message: z.prettifyError(error) })
      if (error instanceof SyntaxError) return json(400, { message: 'The body is not JSON' })
      throw error
    }
  }

const clockSchema = z.strictObject({ advanceMs: z.number().min(0) })
const accountSchema = z.strictObject({ key: z.string().min(1), credits: z.number().min(0) })

const answer = (parts: ControlParts, route: string, url: URL, body: string): Answer => {
  const { book, faults, clock } = parts
  switch (route) {
    case 'GET /health':
      return json(200, { ok: true, now: new Date(clock.now()).toISOString() })
    case 'GET /faults':
      return json(200, faults.list())
    case 'POST /faults':
      faults.add(JSON.parse(body))
      return json(200, faults.list())
    case 'DELETE /faults':
      faults.clear()
      return json(200, [])
    case 'GET /book':
      return json(200, readBook(parts))
    case 'GET /journal': {
      const server = url.searchParams.get('server')
      return json(
        200,
        parts.journal.all().filter((entry) => !server || entry.server === server),
      )
    }
    case 'POST /clock':
      parts.advance(clockSchema.parse(JSON.parse(body)).advanceMs)
      return json(200, { now: new Date(clock.now()).toISOString() })
    case 'POST /accounts': {
      const { key, credits } = accountSchema.parse(JSON.parse(body))
      parts.setKey(key)
      book.deposit(key, credits)
      return json(200, { account: key, balance: book.balance(key) })
    }
    default:
      return json(404, { message: `Nothing at ${route}` })
  }
}

/** Every task with what it cost in the end, beside the balances and the single entries. */
const readBook = ({ book, tasks }: ControlParts) => {
  const states = tasks.list()
  const refunded = new Map(
    book
      .entries()
      .flatMap((entry) =>
        entry.kind === 'refund' && entry.taskId ? [[entry.taskId, entry.credits] as const] : [],
      ),
  )
  return {
    balances: book.balances(),
    tasks: states.map(({ task, ending }) => {
      const back = refunded.get(task.id) ?? 0
      return {
        taskId: task.id,
        account: task.account,
        type: task.request.type,
        prompt: task.request.prompt,
        status: ending?.status ?? 'IN_PROGRESS',
        charged: task.credits,
        refunded: back,
        net: task.credits - back,
      }
    }),
    entries: book.entries(),
  }
}
