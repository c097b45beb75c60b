import { z } from 'zod'
import type { Book } from './book'
import type { Clock } from './clock'
import type { Faults } from './faults'
import { type Answer, type Asked, json } from './http'
import type { JournalEntry } from './journal'
import type { Lines } from './lines'
import { type Personality, readPersonality } from './personality'
import type { Tasks } from './tasks'
import type { Truth } from './truth'

export type ControlParts = {
  book: Book
  tasks: Tasks
  faults: Faults
  journal: Lines<JournalEntry>
  truth: Truth
  personality: { get(): Personality; set(next: Personality): void }
  clock: Clock
  advance(ms: number): void
  setKey(key: string): void
}

/**
 * How tests look behind the counter, on a port that the public servers know nothing of: plain
 * HTTP, JSON both ways, no key. What is wrong with a request is answered as 400 `{ message }`.
 *
 * GET    /health                 `{ ok, now }`, the emulator's clock.
 * POST   /clock                  `{"advanceMs":60000}` moves that clock.
 * POST   /accounts               `{"key":"other","credits":5000}` opens an account, or pays in.
 *
 * GET    /book                   `{ balances, entries, tasks: [{ taskId, account, type, prompt, status,
 *                                charged, refunded, net }] }`: what everything really cost.
 * GET    /truth                  Every create request since the data began, never forgotten:
 *                                `[{ account, prompt, type, at, attempt, accepted, taskId, charged,
 *                                evil, answered, status }]`, in the order in which they were answered.
 *                                `attempt` counts from 1 per type and prompt; `charged` is before
 *                                refunds; `evil` is `kind` or `kind:how` of what went wrong on purpose,
 *                                else null; `answered` is what an honest client can know from what was
 *                                sent: `clean` (accepted, the id in its place), `legible` (accepted, the
 *                                id is there in another place: believing and doubting are both honest),
 *                                `refused` (certainly not accepted: documented refusals, 3xx, 521–523),
 *                                `throttled` (429, as a status or in the body), `ambiguous` (anything
 *                                else). A sender that was gone before its answer counts as ambiguous. So
 *                                a client without repeats has exactly the ambiguous ones unconfirmed
 *                                (`legible` ones come only by explicit fault or rate).
 * GET    /journal                The last 20,000 requests. `?server=api|cdn`, `?last=100`.
 *
 * GET    /personality            `{"personality":"documented"}`, or `{"personality":"hostile",seed,rates}`.
 * PUT    /personality            `{"personality":"hostile","seed":"a","rates":{"create":{"hang":0}}}`:
 *                                everything goes wrong at its rate (rates.ts names them all, with their
 *                                defaults; what is left out keeps its default). What strikes follows from
 *                                the seed, the type and prompt, and how often that prompt was sent (create)
 *                                or that task asked for (status, cdn), never from other requests. Each evil
 *                                strikes a prompt or task at most `mostPerTask` (3) times: a patient client
 *                                finishes every task that it knows. `{"personality":"documented"}` ends it.
 *                                Set again, or after a restart, it counts anew; a restart has what the
 *                                command line says.
 *                                A run starts with one by `startEmulator({ personality: 'hostile', seed,
 *                                rates })` or `--personality hostile --seed a --rates '{…}'`.
 *
 * GET    /faults                 What is switched on and not used up.
 * DELETE /faults                 Switches all of it off.
 * POST   /faults                 One fault or a list. A fault strikes before the personality does.
 *
 * A fault is `{ kind, on?, match?, times?, probability?, … }`. `on`: `create`, `status` or `cdn`, where
 * the kind allows several (default `create`). `match`: `{ type?, prompt?, taskId? }`, the prompt in
 * part. `times`: used up after so many. `probability`: 0–1, drawn by seed and subject. In all times
 * `ms` is real, `afterMs` the emulator's clock. fault-kinds.ts has every value.
 *
 * How a task goes (on create):
 *   {"kind":"latency","ms":3600000}                         takes an hour of the emulator's clock
 *   {"kind":"failure","message":"Content policy","factor":3,"refund":false}   late moderation
 *   {"kind":"stuck"}                                        never ends; or `afterMs`
 * Instead of an answer (create, status, cdn); with `charged` a create was accepted all the same:
 *   {"kind":"latency","on":"status","ms":500}               late
 *   {"kind":"rate_limited","retryAfter":"soon","shape":"wrapped"}   also 30, null, {"inMs":-60000}: a date
 *   {"kind":"internal_error","charged":true}                500 as documented
 *   {"kind":"error","status":524,"shape":"html"}            any status; shapes: documented numeric nested
 *                                                           bare detail wrapped html text empty truncated
 *   {"kind":"reset","charged":false}                        the connection breaks
 *   {"kind":"hang","ms":2000,"charged":true}                silence, then it is closed
 * The right answer, spoilt (create: accepted and charged):
 *   {"kind":"garbled","how":"cut"}                          html empty truncated cut short understated
 *                                                           stalled drip doubled
 *   {"kind":"odd_id","how":"missing"}                       empty null number other_task renamed top_level
 *   {"kind":"odd_credits","on":"status","when":"done","how":"wrong","value":7}   missing null string wrong
 *   {"kind":"extra_fields","on":"status"}                   undocumented fields, numbers as strings
 * On status alone (`when`: running, done, failed, any):
 *   {"kind":"odd_status","when":"done","word":"Completed"}  any text, number or null; no `word`: missing
 *   {"kind":"odd_response","shape":"objects"}               null missing empty string json_string object
 *                                                           nested objects dead_first duplicates
 *   {"kind":"regressed"}                                    running again after its end
 *   {"kind":"other_task"}                                   the answer names another task
 *   {"kind":"unknown_task","times":3}                       404
 *   {"kind":"expired_url","on":"status"}                    the address is past its time; `cdn`: says so
 * On cdn alone:
 *   {"kind":"wrong_file","what":"image"}                    page empty image truncated damaged
 *   {"kind":"odd_range","how":"ignored"}                    elsewhere shifted
 *   {"kind":"redirect","to":"private"}                      real, private or a URL
 *
 * A film ends in a `free` box that holds its task's id: so an archived file can be told by its task.
 */
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
    case 'GET /truth':
      return json(200, parts.truth.all())
    case 'GET /journal':
      return json(200, readJournal(parts, url))
    case 'GET /personality':
      return json(200, parts.personality.get())
    case 'PUT /personality':
      parts.personality.set(readPersonality(JSON.parse(body)))
      return json(200, parts.personality.get())
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

const lastSchema = z.coerce.number().int().positive().optional()

const readJournal = ({ journal }: ControlParts, url: URL): JournalEntry[] => {
  const server = url.searchParams.get('server')
  const last = lastSchema.parse(url.searchParams.get('last') ?? undefined)
  const entries = journal.all().filter((entry) => !server || entry.server === server)
  return last === undefined ? entries : entries.slice(-last)
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
