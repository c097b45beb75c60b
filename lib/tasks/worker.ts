import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { log } from '@/lib/log'
import { removeLeftovers } from '@/lib/media/disk-storage'
import { temporaryDirectory } from '@/lib/media/storage'
import { releaseLeases } from '@/lib/tasks/claim-store'
import { deriveWork } from '@/lib/tasks/derive-work'
import { beginEnding, openLeases, whenNothingIsOnTheWire } from '@/lib/tasks/ending'
import { beat } from '@/lib/tasks/provider-store'
import { beginDue, findNextBeginning, STAGES } from '@/lib/tasks/stages'
import { tellEnds } from '@/lib/tasks/tell-ends'
import { emptyTrash } from '@/lib/videos/empty-trash'
import { keepWords, writeWordsUntil } from '@/lib/videos/keep-words'

/** One kind of work, begun and looked for on its own. */
type Work = {
  name: string
  /** Pieces at once in this process. */
  parallel: number
  /** Whether whoever works for a short while waits for what has begun. */
  mustFinish: boolean
  /** Claims what is due, at most `most`, and begins it; the pieces never reject. */
  begin: (most: number, now: Date) => Promise<{ done: Promise<void> }[]>
  /** When something may be begun, as far as can be told; null when nothing waits. */
  findNext: (now: Date) => Promise<Date | null>
}

/** What brings a task to its end. */
export const TASK_WORK: readonly Work[] = STAGES.map((stage) => ({
  ...stage,
  begin: (most: number, now: Date) => beginDue(stage, most, now),
  findNext: (now: Date) => findNextBeginning(stage, now),
}))

const WORK: readonly Work[] = [...TASK_WORK, deriveWork]

/**
 * The worker: one loop for each kind of work, in this process. It sleeps until the next task falls due,
 * and at most `IDLE_MS`, because another instance may have written one. A flow that makes work
 * calls `wakeWorker`. Hosts without a lasting process call `runDueWork` instead.
 */
const IDLE_MS = 2_000
const LEAST_MS = 20
const LOOK_EVERY_MS = 500
const AFTER_ERROR_MS = 1_000
const BEAT_EVERY_MS = 10_000
const SWEEP_EVERY_MS = 3_600_000
const TRASH_EVERY_MS = 600_000
export const HEARTBEAT = 'worker'

type Loop = {
  stop: () => Promise<void>
  wake: () => void
  /** When its last round was over: it claimed, or found that there is nothing to claim. */
  wentRoundAt: () => Date
}

type Worker = Loop

// Next loads modules more than once in production; the worker is one.
const holder = globalThis as typeof globalThis & { dailiesWorker?: Worker }

/** Starts the loops, once in a process. */
export const startWorker = async (kinds: readonly Work[] = WORK): Promise<void> => {
  if (holder.dailiesWorker) return
  const now = await databaseNow()
  holder.dailiesWorker ??= run(kinds, now)
  // From the first answer on, health says that somebody works.
  await heartbeat(now)
}

export const isWorkerRunning = (): boolean => holder.dailiesWorker !== undefined

/** When every loop of this process had last gone round; null where no worker runs. */
export const findLastRound = (): Date | null => holder.dailiesWorker?.wentRoundAt() ?? null

/** Tells the worker of this process, if there is one, that something fell due. */
export const wakeWorker = (): void => holder.dailiesWorker?.wake()

/** Takes no new work and waits for what has begun. */
export const stopWorker = async (): Promise<void> => {
  const worker = holder.dailiesWorker
  delete holder.dailiesWorker
  await worker?.stop()
}

/**
 * For a process that ends: begins nothing more, in loops or on a clock's behalf, and waits for
 * requests on the wire however long they take, but for other work only `restMs`. What is not
 * finished then can be claimed by others at once.
 */
export const endWork = async (restMs: number): Promise<void> => {
  beginEnding()
  await Promise.all([whenNothingIsOnTheWire(), firstOf([stopWorker()], restMs)])
  await releaseLeases(openLeases())
}

const run = (kinds: readonly Work[], startedAt: Date): Worker => {
  let beatAt = startedAt
  const wentRoundAt = () => new Date(Math.min(...loops.map((loop) => loop.wentRoundAt().getTime())))
  // The slowest of the loops beats: one that hangs is missed, whatever the others do.
  const afterRound = async () => {
    const at = wentRoundAt()
    if (at.getTime() - beatAt.getTime() < BEAT_EVERY_MS) return
    beatAt = at
    await heartbeat(at)
  }
  const loops: Loop[] = kinds.map((work) => runLoop(work, startedAt, afterRound))
  const sweeping = setInterval(sweep, SWEEP_EVERY_MS)
  sweep()
  let tidied = tidy()
  const tidying = setInterval(() => {
    tidied = tidied.then(tidy)
  }, TRASH_EVERY_MS)
  const words = keepWords()
  return {
    wentRoundAt,
    wake: () => {
      for (const loop of loops) loop.wake()
    },
    stop: async () => {
      clearInterval(sweeping)
      clearInterval(tidying)
      await Promise.all([words.stop(), tidied, ...loops.map((loop) => loop.stop())])
      await tellEnds()
    },
  }
}

const heartbeat = (at: Date): Promise<void> =>
  beat(HEARTBEAT, at).catch((error) => log.warn({ err: error }, 'heartbeat was not written'))

/** What crashes left half-written would fill the disk in time. */
const sweep = () => {
  removeLeftovers(temporaryDirectory()).catch((error) =>
    log.warn({ err: error }, 'leftovers could not be removed'),
  )
}

/** Beside the tasks and seldom: what may lie for 30 days is in no hurry. */
const tidy = (): Promise<void> =>
  emptyTrash().then(
    () => {},
    (error) => log.warn({ err: error }, 'the trash could not be emptied'),
  )

const runLoop = (work: Work, startedAt: Date, afterRound: () => Promise<void>): Loop => {
  let wentRoundAt = startedAt
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
    const pieces = await work.begin(work.parallel - active.size, now)
    for (const { done } of pieces) {
      const piece = done.finally(() => {
        active.delete(piece)
        // A stage that made room, or made work for the next one, is looked at at once.
        wakeWorker()
      })
      active.add(piece)
    }
    const pauseMs = pieces.length > 0 ? LEAST_MS : await untilNext(work, now)
    wentRoundAt = now
    await afterRound()
    return pauseMs
  }

  const loop = async () => {
    while (!stopped) {
      woken = false
      const pause = await round().catch((error) => {
        log.error({ stage: work.name, err: error }, 'worker round failed')
        return AFTER_ERROR_MS
      })
      await sleep(pause)
      wakeUp = null
    }
    await Promise.all(active)
  }

  const ended = loop()
  return {
    wentRoundAt: () => wentRoundAt,
    wake,
    stop: () => {
      stopped = true
      wake()
      return ended
    },
  }
}

/** Milliseconds until there is something to begin; a claim that got nothing does not spin. */
const untilNext = async (work: Work, now: Date): Promise<number> => {
  const next = await work.findNext(now)
  if (!next) return IDLE_MS
  const ms = next.getTime() - now.getTime()
  return ms <= 0 ? IDLE_MS / 4 : Math.max(LEAST_MS, Math.min(IDLE_MS, ms))
}

/**
 * Does what is due, again and again, and begins nothing more after `budgetMs`: for the cron route
 * and for hosts without a lasting process. A request on the wire is waited for even then, since
 * a host that freezes it makes an unknown outcome of it, and so is a film that is being decoded; of
 * the rest, what could not be finished comes back with its lease.
 * @returns how many pieces of work were begun
 */
export const runDueWork = async (
  budgetMs: number,
  kinds: readonly Work[] = WORK,
): Promise<number> => {
  const endsAt = Date.now() + budgetMs
  const active = new Map<Work, Set<Promise<void>>>(kinds.map((work) => [work, new Set()]))
  const all = () => [...active.values()].flatMap((pieces) => [...pieces])
  let begun = 0
  let hasBeaten = false

  const beginAll = async (): Promise<number> => {
    const now = await databaseNow()
    const rounds = kinds.map(async (work) => {
      const own = active.get(work) ?? new Set()
      const pieces = await work.begin(work.parallel - own.size, now)
      for (const { done } of pieces) {
        const piece = done.finally(() => own.delete(piece))
        own.add(piece)
      }
      return pieces.length
    })
    // One kind that fails must not hide what another one is about to begin.
    await Promise.allSettled(rounds)
    return (await Promise.all(rounds)).reduce((sum, count) => sum + count, 0)
  }

  try {
    do {
      const count = await beginAll()
      begun += count
      if (!hasBeaten) await heartbeat(await databaseNow())
      hasBeaten = true
      if (count === 0 && all().length === 0) break
      // Beside a long download other tasks fall due.
      await firstOf(all(), Math.min(LOOK_EVERY_MS, endsAt - Date.now()))
    } while (Date.now() < endsAt)
  } finally {
    const waitedFor = kinds.filter(({ mustFinish }) => mustFinish)
    await Promise.all(waitedFor.flatMap((work) => [...(active.get(work) ?? [])]))
  }
  await writeWordsUntil(endsAt)
  await tellEnds()
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
