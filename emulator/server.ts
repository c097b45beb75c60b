import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApi } from './api'
import { type BookEntry, openBook } from './book'
import { createCdn } from './cdn'
import { createClock } from './clock'
import { createControl } from './control'
import { createEvils } from './evils'
import { createFaults } from './faults'
import { listen } from './http'
import { openInputs } from './inputs'
import { type JournalEntry, journalled } from './journal'
import { openLines } from './lines'
import { createLinks } from './links'
import { readPersonality } from './personality'
import type { RatesInput } from './rates'
import { createRenders } from './render'
import { openTasks, type TaskLine } from './tasks'
import { type Attempt, openTruth } from './truth'

export type EmulatorOptions = {
  host?: string
  /** 0, the default of each, takes a free port. */
  port?: number
  cdnPort?: number
  controlPort?: number
  /** How much faster than real life tasks run. Default 30. */
  speed?: number
  /** The key of the main account; made when absent, kept with the data. */
  key?: string
  /** What the main account holds when it is opened. Default 1,000,000. */
  balance?: number
  /** Where everything is kept across restarts. Without it nothing is. */
  dataDir?: string
  /** Makes ids, latencies and whatever goes wrong the same in every run. */
  seed?: string
  /** Default `documented`. */
  personality?: 'documented' | 'hostile'
  /** How often what goes wrong under the hostile one. What is left out keeps its default. */
  rates?: RatesInput
  /** How long a result's address works, by the emulator's clock. Default one hour. */
  urlLifetimeMs?: number
  /** Films without words, so that thousands share a few. */
  plainFilms?: boolean
}

export type Emulator = {
  api: string
  cdn: string
  control: string
  key: string
  stop(): Promise<void>
}

/** The account of the key that the emulator was started with, whatever that key is this time. */
export const MAIN_ACCOUNT = 'main'

type Setting =
  | { kind: 'key'; key: string }
  | { kind: 'secret'; secret: string }
  | { kind: 'clock'; offsetMs: number }
  | { kind: 'account'; key: string }

const JOURNAL_LENGTH = 20_000
const HOUR_MS = 3_600_000

/**
 * Starts the three servers: the API, the CDN and the control, each on an origin of its own.
 * Started again with the same `dataDir`, it knows its book, its tasks and its clock.
 */
export const startEmulator = async (options: EmulatorOptions = {}): Promise<Emulator> => {
  const { host = '127.0.0.1', speed = 30, urlLifetimeMs = HOUR_MS } = options
  const personality = readPersonality({
    personality: options.personality,
    seed: options.seed,
    rates: options.rates,
  })
  // A seed that was made up for the personality is told by it: ids and latencies follow it too.
  const { seed = options.seed } = personality.personality === 'hostile' ? personality : {}
  const kept = options.dataDir ?? null
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'kling-emulator-')))

  const settings = openLines<Setting>(kept, 'settings.jsonl')
  const last = <K extends Setting['kind']>(kind: K) =>
    settings.all().findLast((line): line is Extract<Setting, { kind: K }> => line.kind === kind)
  const key = options.key ?? last('key')?.key ?? `emulated-${randomBytes(12).toString('hex')}`
  if (last('key')?.key !== key) settings.append({ kind: 'key', key })
  const secret = last('secret')?.secret ?? randomBytes(24).toString('hex')
  if (!last('secret')) settings.append({ kind: 'secret', secret })
  const otherKeys = new Set(
    settings.all().flatMap((line) => (line.kind === 'account' ? [line.key] : [])),
  )

  const clock = createClock(last('clock')?.offsetMs)
  const journal = openLines<JournalEntry>(kept, 'journal.jsonl', JOURNAL_LENGTH)
  const book = openBook(openLines<BookEntry>(kept, 'book.jsonl'), clock.now)
  if (!book.hasAccount(MAIN_ACCOUNT)) book.deposit(MAIN_ACCOUNT, options.balance ?? 1_000_000)
  const faults = createFaults(seed ?? '')
  const truth = openTruth(openLines<Attempt>(kept, 'truth.jsonl'))
  const evils = createEvils(faults, personality)
  const links = createLinks(secret)
  const inputs = openInputs(join(folder, 'inputs'))
  const renders = createRenders(join(folder, 'films'), inputs, { plain: options.plainFilms })
  const lines = openLines<TaskLine>(kept, 'tasks.jsonl')
  const tasks = openTasks({ lines, book, renders, now: clock.now, seed })

  const cdn = await listen(
    { host, port: options.cdnPort ?? 0 },
    journalled(journal, 'cdn', clock.now, createCdn({ tasks, renders, links, evils, clock })),
  )
  const answerApi = createApi({
    accountOf: (given) => {
      if (given === key) return MAIN_ACCOUNT
      return otherKeys.has(given) ? given : null
    },
    ...{ book, tasks, inputs, evils, truth, clock, speed, seed },
    deadUrl: (taskId) => `${cdn.address}/gone/${taskId}.mp4`,
    resultUrl: (taskId, isExpired) =>
      cdn.address + links.sign(taskId, clock.now() + (isExpired ? -1000 : urlLifetimeMs)),
  })
  const api = await listen(
    { host, port: options.port ?? 0 },
    journalled(journal, 'api', clock.now, answerApi),
  )
  const control = await listen(
    // Never on the network, even when the rest is.
    { host: '127.0.0.1', port: options.controlPort ?? 0 },
    createControl({
      ...{ book, tasks, faults, journal, truth, clock },
      personality: evils.personality,
      advance: (ms) => {
        clock.advance(ms)
        settings.append({ kind: 'clock', offsetMs: clock.offsetMs() })
      },
      setKey: (other) => {
        if (!otherKeys.has(other)) settings.append({ kind: 'account', key: other })
        otherKeys.add(other)
      },
    }),
  )
  return {
    api: api.address,
    cdn: cdn.address,
    control: control.address,
    key,
    stop: async () => {
      renders.stop()
      await Promise.all([api.stop(), cdn.stop(), control.stop()])
      if (!kept) await rm(folder, { recursive: true, force: true })
    },
  }
}
