import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { removeLeftovers } from '@/lib/media/disk-storage'
import { temporaryDirectory } from '@/lib/media/storage'
import { beat } from '@/lib/tasks/provider-store'
import { beginDue, STAGES, type Stage } from '@/lib/tasks/stages'
import { findNextDue } from '@/lib/tasks/store'

/**
 * The worker: one loop for each stage, in this process. It sleeps until the next task falls due,
 * and at most `IDLE_MS`, because another instance may have written one. A flow that makes work
 * calls `wakeWorker`. Hosts without a lasting process call `runDueWork` instead.
 */
const IDLE_MS = 2_000
const LEAST_MS = 20
const LOOK_EVERY_MS = 500
const AFTER_ERROR_MS = 1_000
const BEAT_EVERY_MS = 10_000
const SWEEP_EVERY_MS = 3_600_000
export const HEARTBEAT = 'worker'

type Worker = { stop: () => Promise<void>; wake: () => void }

// Next loads modules more than once in production; the worker is one.
const holder = globalThis as typeof globalThis & { dailiesWorker?: Worker }

/** Starts the loops, once in a process. */
export const startWorker = async (): Promise<void> => {
  if (holder.dailiesWorker) return
  holder.dailiesWorker = run()
  // From the first answer on, health says that somebody works.
  await heartbeat()
}

export const isWorkerRunning = (): boolean => holder.dailiesWorker !== undefined

/** Tells the worker of this process, if there is one, that something fell due. */
export const wakeWorker = (): void => holder.dailiesWorker?.wake()

/** Takes no new work and waits for what has begun. */
export const stopWorker = async (): Promise<void> => {
  const worker = holder.dailiesWorker
  delete holder.dailiesWorker
  await worker?.stop()
}

const run = (): Worker => {
  const loops = STAGES.map(runLoop)
  const beating = setInterval(heartbeat, BEAT_EVERY_MS)
  const sweeping = setInterval(sweep, SWEEP_EVERY_MS)
  sweep()
  return {
    wake: () => {
      for (const loop of loops) loop.wake()
    },
    stop: async () => {
      clearInterval(beating)
      clearInterval(sweeping)
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

const heartbeat = (): Promise<void> =>
  databaseNow()
    .then((now) => beat(HEARTBEAT, now))
    .catch((error) => log.warn({ err: error }, 'heartbeat was not written'))

/** What crashes left half-written would fill the disk in time. */
const sweep = () => {
  removeLeftovers(temporaryDirectory()).catch((error) =>
    log.warn({ err: error }, 'leftovers could not be removed'),
  )
}

const runLoop = (stage: Stage): Worker => {
  const active = new Set<Promise<void>>()
  let stopped = false
  let woken = false
  let wakeUp: (() => void) | null = null

  const wake = () => {
    woken = true
    wakeUp?.()
  }

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      if (woken || stopped) return resolve()
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const round = async (): Promise<number> => {
    const now = await databaseNow()
    const pieces = await beginDue(stage, stage.parallel - active.size, now)
    for (const { done } of pieces) {
      const piece = done.finally(() => {
        active.delete(piece)
        // A stage that made room, or made work for the next one, is looked at at once.
        wakeWorker()
      })
      active.add(piece)
    }
    return pieces.length > 0 ? LEAST_MS : untilNextDue(stage, now)
  }

  const loop = async () => {
    while (!stopped) {
      woken = false
      const pause = await round().catch((error) => {
        log.error({ stage: stage.name, err: error }, 'worker round failed')
        return AFTER_ERROR_MS
      })
      await sleep(pause)
      wakeUp = null
    }
    await Promise.all(active)
  }

  const ended = loop()
  return {
    wake,
    stop: () => {
      stopped = true
      wake()
      return ended
    },
  }
}

/** Milliseconds until the next task of a stage; a claim that got nothing does not spin. */
const untilNextDue = async (stage: Stage, now: Date): Promise<number> => {
  const next = await findNextDue(env().provider.mode, stage.states, now)
  if (!next) return IDLE_MS
  const ms = next.getTime() - now.getTime()
  return ms <= 0 ? IDLE_MS / 4 : Math.max(LEAST_MS, Math.min(IDLE_MS, ms))
}

/**
 * Does what is due, again and again, and begins nothing more after `budgetMs`: for the cron route
 * and for hosts without a lasting process. A request on the wire is waited for even then, since
 * a host that freezes it makes an unknown outcome of it; of the rest, what could not be finished
 * comes back with its lease.
 * @returns how many pieces of work were begun
 */
export const runDueWork = async (budgetMs: number): Promise<number> => {
  const endsAt = Date.now() + budgetMs
  const active = new Map<Stage, Set<Promise<void>>>(STAGES.map((stage) => [stage, new Set()]))
  const all = () => [...active.values()].flatMap((pieces) => [...pieces])
  let begun = 0

  const beginAll = async (): Promise<number> => {
    const now = await databaseNow()
    const rounds = STAGES.map(async (stage) => {
      const own = active.get(stage) ?? new Set()
      const pieces = await beginDue(stage, stage.parallel - own.size, now)
      for (const { done } of pieces) {
        const piece = done.finally(() => own.delete(piece))
        own.add(piece)
      }
      return pieces.length
    })
    return (await Promise.all(rounds)).reduce((sum, count) => sum + count, 0)
  }

  await heartbeat()
  try {
    do {
      const count = await beginAll()
      begun += count
      if (count === 0 && all().length === 0) break
      // Beside a long download other tasks fall due.
      await firstOf(all(), Math.min(LOOK_EVERY_MS, endsAt - Date.now()))
    } while (Date.now() < endsAt)
  } finally {
    const onTheWire = STAGES.filter(({ mustFinish }) => mustFinish)
    await Promise.all(onTheWire.flatMap((stage) => [...(active.get(stage) ?? [])]))
  }
  return begun
}

/** Waits for the first of these, at most so long. */
const firstOf = async (pieces: Promise<void>[], mostMs: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, mostMs))
  })
  await Promise.race([...pieces, late])
  clearTimeout(timer)
}
