import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { db, disconnect } from '@/lib/db/client'
import { databaseNow } from '@/lib/db/transaction'
import { env, parseEnv, setEnv } from '@/lib/env'
import { temporaryDirectory } from '@/lib/media/storage'
import { ARCHIVE_LEASE_MS, POLL_LEASE_MS, SEND_LEASE_MS } from '@/lib/tasks/schedule'
import { findTaskByRequest, type TaskRow } from '@/lib/tasks/store'
import type { Submission } from '@/lib/tasks/submit-task'
import type { Place } from '@/tests/torture/place'
import type { StudioProcess } from '@/tests/torture/studio-process'
import type { Point } from '@/tests/torture/t4-points'
import type { TortureProvider } from '@/tests/torture/torture-provider'
import { until } from '@/tests/torture/until'

/** Who plays in all trials. */
export type Cast = {
  place: Place
  provider: TortureProvider
  studio: { workspaceId: string; userId: string; projectId: string }
  /** The instance that lives, and how the next one is started when it is dead. */
  alive: StudioProcess
  restart: () => Promise<StudioProcess>
}

export type Trial = {
  requestId: string
  prompt: string
  point: Point
  /** From the first look after the lease's end until the task was taken up, milliseconds. */
  recoveredMs: number
  /** What was left in the temporary directory, and is no more. */
  leftovers: number
  kills: number
  broken: string[]
}

const LEASES: Partial<Record<string, number>> = {
  queued: SEND_LEASE_MS,
  sending: SEND_LEASE_MS,
  running: POLL_LEASE_MS,
  archiving: ARCHIVE_LEASE_MS,
}
const DAY_AND_MORE_MS = 25 * 3_600_000

/** One task, one sudden death on its way, and what the next instance makes of it. */
export const runTrial = async (cast: Cast, point: Point, name: string): Promise<Trial> => {
  const { provider, studio } = cast
  const broken: string[] = []
  const prompt = `Harbour ${name}`
  const settings = { type: 'std-text-to-video', prompt, durationSeconds: 3, sound: false }
  const submission: Submission = { ...studio, requestId: name, settings }
  // A folder for each: what lies there afterwards is of this task.
  const environment = { ...cast.place.environment, DATA_DIR: join(env().dataDir, '..', name) }
  setEnv(parseEnv(environment, '/'))

  provider.stepIn = { ...point.always, ...point.provider?.(() => cast.alive.signal('SIGKILL')) }
  await cast.alive.ask('configure', environment)
  await cast.alive.ask('dieAt', point.moment ?? null)
  // Nobody else has the database open when the instance dies, as it is with one server.
  await disconnect()
  const pressed = cast.alive.ask('submit', [submission], 1).catch(() => null)
  const working = cast.alive.ask('startWorker').catch(() => null)
  await death(cast.alive, point.name)
  await Promise.all([pressed, working])

  const found = await findTaskByRequest(studio.workspaceId, name)
  if ((found?.state ?? null) !== point.found) {
    broken.push(`found ${found?.state ?? 'no task'}, not ${point.found ?? 'none'}`)
  }
  const leftMs = await endLease(found)
  if (leftMs > (LEASES[found?.state ?? ''] ?? 0)) broken.push(`a lease of ${leftMs} ms`)

  let kills = 1
  provider.stepIn = { ...point.always }
  if (point.successor) {
    cast.alive = await cast.restart()
    await cast.alive.ask('configure', environment)
    await cast.alive.ask('dieAt', point.successor)
    await cast.alive.ask('startWorker').catch(() => null)
    await death(cast.alive, point.name)
    kills += 1
  }

  cast.alive = await cast.restart()
  await cast.alive.ask('configure', environment)
  const lookedAt = performance.now()
  await cast.alive.ask('startWorker')
  // Whoever pressed the button got no answer, and presses it again.
  const [again] = await cast.alive.ask('submit', [submission], 1)
  if (found && (!again || !('taskId' in again) || again.taskId !== found.id)) {
    broken.push(`the second press was answered by ${JSON.stringify(again)}`)
  }
  const recoveredMs = found && (await takeUp(found, point, lookedAt))
  await until(`${name}, ${point.name}: ${point.ends}`, 60, async () => {
    const row = await findTaskByRequest(studio.workspaceId, name)
    return row?.state === point.ends
  })
  const leftovers = await sweep(cast.alive)
  await cast.alive.ask('stopWorker')
  return { requestId: name, prompt, point, recoveredMs: recoveredMs ?? 0, leftovers, kills, broken }
}

const death = async (studio: StudioProcess, where: string): Promise<void> => {
  const signal = await until(`death ${where}`, 60, () =>
    Promise.race([studio.ended.then((by) => by ?? 'exit'), waitABit()]),
  )
  if (signal !== 'SIGKILL') throw new Error(`it ended by ${signal} ${where}`)
}

const waitABit = () => new Promise<null>((resolve) => setTimeout(resolve, 1_000, null))

/** Lets the lease run out, as time would; how long it would have lasted, in milliseconds. */
const endLease = async (task: TaskRow | null): Promise<number> => {
  if (!task?.leaseUntil) return 0
  const now = await databaseNow()
  await db().task.update({
    where: { id: task.id },
    data: { leaseUntil: new Date(now.getTime() - 1) },
  })
  return task.leaseUntil.getTime() - now.getTime()
}

/** Resolves when somebody has taken the task up, with the time since `from` in milliseconds. */
const takeUp = async (found: TaskRow, point: Point, from: number): Promise<number> => {
  if (found.state === point.ends) return 0
  await until(
    `somebody takes it up ${point.name}`,
    60,
    async () => {
      const row = await findTaskByRequest(found.workspaceId, found.requestId)
      const isAnothers = row?.leaseToken && row.leaseToken !== found.leaseToken
      return row?.state !== found.state || isAnothers || row.pollCount !== found.pollCount
    },
    5,
  )
  return performance.now() - from
}

/** Lets a day pass for what lies in the temporary directory; how much there was. */
const sweep = async (studio: StudioProcess): Promise<number> => {
  const folder = temporaryDirectory()
  const listFiles = () => readdir(folder).catch(() => [])
  const left = await listFiles()
  if (left.length === 0) return 0
  const past = new Date(Date.now() - DAY_AND_MORE_MS)
  await Promise.all(left.map((file) => utimes(join(folder, file), past, past)))
  await studio.ask('stopWorker')
  await studio.ask('startWorker')
  await until('the leftovers are swept', 20, async () => (await listFiles()).length === 0)
  return left.length
}
