import { setTimeout as wait } from 'node:timers/promises'
import type { RatesInput } from '@/emulator/rates'
import { db, disconnect } from '@/lib/db/client'
import { parseEnv, setEnv } from '@/lib/env'
import type { KlingType } from '@/lib/kling/catalog'
import { auditBooks } from '@/lib/tasks/audit-books'
import { resumeSending } from '@/lib/tasks/provider-health'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { submitTask } from '@/lib/tasks/submit-task'
import { makeWorkspace } from '@/tests/helpers/factories'
import { inParallel } from '@/tests/torture/in-parallel'
import { type EmulatorProcess, startHostileEmulator } from './emulator-process'
import { type HostileViolation, judgeHostile } from './judge-hostile'
import { inspectFiles } from './stored-files'
import { startWorkerProcess } from './worker-process'

export type HostileOptions = {
  /** DATABASE_URL and DATA_DIR of a migrated, empty database. */
  place: Record<string, string>
  tasks: number
  seed: number
  /** Left out, those of the hostile personality. */
  rates?: RatesInput
  types?: readonly KlingType[]
  /** How many may be with the provider at once; 256 when left out. */
  inFlight?: number
  /** How often the worker's process is killed while a request is on the wire. */
  kills?: number
  /** What has not moved for so long will not move any more. */
  idleSeconds: number
  /** How many times faster than the real one the provider is; 2,000 when left out. */
  speed?: number
}

export type HostileReport = {
  figures: Record<string, number>
  violations: HostileViolation[]
}

const KEY = 'key-of-the-proofs-c0ffee'
const MODE = 'kling'
const SPEED = 2_000
/** States that the machine has to leave by itself. */
const MOVING = ['queued', 'sending', 'running', 'archiving', 'stalled', 'lost'] as const
const PLAIN: readonly KlingType[] = [
  'std-text-to-video',
  'pro-text-to-video',
  'o3-std-text-to-video',
  'o3-pro-text-to-video',
]
/** The answer to such a prompt is never given, so that a process can be killed meanwhile. */
const SILENT = 'silence'
const SILENT_MS = 10_000
const MOST_SILENCES = 1_000

/**
 * Sends so many tasks through the product's own submission and worker to an emulator at its worst,
 * resumes sending whenever it has paused, as an admin would, and compares what the studio then
 * holds for true with what the emulator knows.
 */
export const runHostile = async (options: HostileOptions): Promise<HostileReport> => {
  const { seed, rates = {}, kills = 0, speed = SPEED } = options
  const emulator = await startHostileEmulator({ seed, rates, speed, key: KEY })
  const environment = {
    ...options.place,
    KLING_API_KEY: KEY,
    KLING_BASE_URL: emulator.api,
    KLING_SUBMITS_PER_MINUTE: '1000000',
    KLING_POLLS_PER_MINUTE: '1000000',
    KLING_MAX_IN_FLIGHT: String(options.inFlight ?? 256),
    OUTBOUND_ALLOW_HOSTS: new URL(emulator.cdn).host,
    EMULATOR_SPEED: String(speed),
  }
  setEnv(parseEnv(environment, process.cwd()))
  const worker = await employ(environment)
  try {
    if (kills > 0) {
      const hang = { kind: 'hang', on: 'create', ms: SILENT_MS, charged: true }
      await emulator.fault({ ...hang, times: MOST_SILENCES, match: { prompt: SILENT } })
    }
    const begunAt = performance.now()
    await submitAll(options)
    const submittedAt = performance.now()
    const pauses = await attend(options, worker, async () => {
      const [left] = await emulator.faultsLeft()
      return MOST_SILENCES - (left ?? 0)
    })
    const endedAt = performance.now()
    // What was cut off on the wire stands in the truth once its answer would have come.
    if (kills > 0) await wait(SILENT_MS + 1_000)
    const report = await judge(emulator, worker.cutOff)
    return {
      violations: report.violations,
      figures: {
        ...report.figures,
        pauses,
        'processes killed': worker.killed,
        'tasks found cut off': worker.cutOff.size,
        'seconds to submit': Math.round((submittedAt - begunAt) / 1000),
        'seconds to the end': Math.round((endedAt - begunAt) / 1000),
      },
    }
  } finally {
    await worker.end()
    await emulator.stop()
    await disconnect()
  }
}

const submitAll = async ({ tasks, types = PLAIN, kills = 0 }: HostileOptions): Promise<void> => {
  const { scope, projectId } = await makeWorkspace({ credits: 100_000_000 })
  const { workspaceId, userId } = scope
  const numbers = Array.from({ length: tasks }, (_, number) => number)
  // Those that are killed on the wire are spread over the whole run.
  const isSilent = (number: number) =>
    kills > 0 && number % Math.ceil(tasks / kills) === Math.floor(tasks / kills / 2)
  await inParallel(numbers, 8, (number) =>
    submitTask({
      workspaceId,
      userId,
      projectId,
      requestId: `request-${number}`,
      settings: {
        type: types[number % types.length],
        prompt: `A harbour, ${isSilent(number) ? SILENT : 'evening'} ${number}`,
        durationSeconds: 3,
        sound: false,
      },
    }),
  )
}

/**
 * Waits until nothing moves any more, kills where it was asked to, and counts the pauses.
 * `countSilent` says how many silent requests the provider has: what it does not have yet is not
 * on the wire, and a kill would prove nothing.
 */
const attend = async (
  options: HostileOptions,
  worker: Worker,
  countSilent: () => Promise<number>,
): Promise<number> => {
  let pauses = 0
  let last = ''
  let lastMoveAt = performance.now()
  while (performance.now() - lastMoveAt < options.idleSeconds * 1000) {
    const { pauseReason } = await getProviderStatus(MODE)
    if (pauseReason !== null) {
      pauses += 1
      await resumeSending(MODE)
    }
    const isSilent = { state: 'sending' as const, prompt: { contains: SILENT } }
    if (
      worker.killed < (options.kills ?? 0) &&
      (await countSilent()) > worker.killed &&
      (await db().task.count({ where: isSilent })) > 0
    ) {
      await worker.kill()
    }
    const progress = await db().task.groupBy({
      by: ['state'],
      _count: true,
      _sum: { sendAttempts: true, archiveAttempts: true },
    })
    if (!progress.some(({ state }) => MOVING.some((moving) => moving === state))) break
    const now = JSON.stringify(progress)
    if (now !== last) lastMoveAt = performance.now()
    last = now
    await wait(200)
  }
  return pauses
}

type Worker = {
  killed: number
  /** Tasks that were on the wire, as far as the database knew, when their process was killed. */
  cutOff: Set<string>
  kill: () => Promise<void>
  end: () => Promise<void>
}

/** A worker in a process of its own, and after each kill another one. */
const employ = async (environment: Record<string, string>): Promise<Worker> => {
  let current = await startWorkerProcess(environment)
  const worker: Worker = {
    killed: 0,
    cutOff: new Set(),
    kill: async () => {
      await current.kill()
      worker.killed += 1
      const sending = await db().task.findMany({ where: { state: 'sending' } })
      for (const { id } of sending) worker.cutOff.add(id)
      // The leases of the dead would run out by themselves, in two minutes.
      const past = { leaseUntil: new Date(Date.now() - 3_600_000) }
      await db().task.updateMany({ where: { leaseUntil: { not: null } }, data: past })
      current = await startWorkerProcess(environment)
    },
    end: () => current.kill(),
  }
  return worker
}

const judge = async (emulator: EmulatorProcess, cutOff: ReadonlySet<string>) => {
  const [truth, book, downloads, tasks, files, audit] = await Promise.all([
    emulator.truth(),
    emulator.book(),
    emulator.downloads(),
    db().task.findMany(),
    inspectFiles(),
    auditBooks({ maxProblems: 5 }),
  ])
  return judgeHostile({ truth, book, downloads, tasks, files, audit, cutOff })
}
