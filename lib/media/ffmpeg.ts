import 'server-only'
import { readFile } from 'node:fs/promises'
import type { Worker } from 'node:worker_threads'
import { atRoot, startThread } from '@/lib/media/sandbox-thread'

/**
 * FFmpeg as WebAssembly in worker threads: the same on every machine, nothing to install, and
 * untrusted bytes are decoded inside a sandbox that has no file system and no network of ours.
 * Each job gets a fresh instance, a limit of memory and a limit of time; a job over its time
 * loses its whole thread, because a loop inside WebAssembly cannot be asked to stop.
 */

export type FfmpegJob = {
  /** As on a command line, without the program's name. Paths are names of inputs and outputs. */
  args: string[]
  /** Files placed in the job's own file system before it starts; copied, never detached. */
  inputs: Record<string, Uint8Array>
  /** Files that must exist afterwards. */
  outputs: string[]
  /** Counted from the moment that the job starts, not while it waits for a free thread. */
  timeoutMs: number
  /** Bytes of WebAssembly memory; its files live outside of it. Default 1 GiB, at most 2 GiB. */
  memory?: number
  /** Nobody waits for it: whatever else is asked for meanwhile is begun before it. */
  canWait?: boolean
}

export type FfmpegResult = { files: Record<string, Uint8Array>; log: string }

/** `log` holds the end of what ffmpeg said, at most 64 kB: for our log, never for a person. */
export class FfmpegError extends Error {
  constructor(
    readonly problem: 'failed' | 'timed_out' | 'crashed',
    message: string,
    readonly log = '',
  ) {
    super(message)
    this.name = 'FfmpegError'
  }
}

const MAX_WORKERS = 2
const IDLE_MS = 60_000
const DEFAULT_MEMORY = 2 ** 30
const MAX_MEMORY = 2 ** 31

type Waiting = {
  job: FfmpegJob
  resolve: (result: FfmpegResult) => void
  reject: (error: Error) => void
}

type Slot = { worker: Worker; idleTimer?: NodeJS.Timeout; isBusy: boolean }

type Pool = {
  slots: Slot[]
  starting: number
  queue: Waiting[]
  wasm?: Promise<WebAssembly.Module>
}

// A server bundle loads modules more than once; the threads are the process's.
const holder = globalThis as typeof globalThis & { dailiesFfmpegPool?: Pool }

const pool = (): Pool => {
  holder.dailiesFfmpegPool ??= { slots: [], starting: 0, queue: [] }
  return holder.dailiesFfmpegPool
}

const corePath = (name: string) =>
  atRoot('node_modules', '@ffmpeg', 'core', 'dist', 'umd', `ffmpeg-core.${name}`)

/** Compiled once, given to every thread. Let go with the last thread. */
const compiled = (state: Pool): Promise<WebAssembly.Module> => {
  state.wasm ??= readFile(corePath('wasm'))
    .then((bytes) => WebAssembly.compile(bytes))
    .catch((error) => {
      delete state.wasm
      throw error
    })
  return state.wasm
}

const drop = (state: Pool, slot: Slot): Promise<number> => {
  clearTimeout(slot.idleTimer)
  state.slots = state.slots.filter((other) => other !== slot)
  if (state.slots.length === 0) delete state.wasm
  return slot.worker.terminate()
}

const startWorker = async (state: Pool): Promise<Slot> => {
  const wasmModule = await compiled(state)
  const workerData = { corePath: corePath('js'), wasmModule }
  const worker = startThread('ffmpeg-worker.cjs', { workerData })
  const slot: Slot = { worker, isBusy: false }
  // A thread that dies without a job (a job has listeners of its own) is only forgotten.
  worker.on('error', () => drop(state, slot))
  state.slots.push(slot)
  return slot
}

const rest = (state: Pool, slot: Slot): void => {
  slot.isBusy = false
  slot.worker.unref()
  slot.idleTimer = setTimeout(() => drop(state, slot), IDLE_MS)
  slot.idleTimer.unref()
}

type Reply = { code: number; log: string; files: Record<string, Uint8Array> }

const lastLines = (log: string) => log.trim().split('\n').slice(-3).join(' · ')

const toResult = (job: FfmpegJob, reply: Reply): FfmpegResult => {
  if (reply.code !== 0) {
    throw new FfmpegError(
      'failed',
      `ffmpeg ended with ${reply.code}: ${lastLines(reply.log)}`,
      reply.log,
    )
  }
  const absent = job.outputs.filter((name) => !reply.files[name])
  if (absent.length > 0) {
    throw new FfmpegError('failed', `ffmpeg wrote no ${absent.join(', ')}`, reply.log)
  }
  return { files: reply.files, log: reply.log }
}

const runOn = (state: Pool, slot: Slot, job: FfmpegJob): Promise<FfmpegResult> =>
  new Promise((resolve, reject) => {
    const { worker } = slot
    clearTimeout(slot.idleTimer)
    slot.isBusy = true
    worker.ref()
    const settle = () => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
    }
    const onMessage = (reply: Reply) => {
      settle()
      rest(state, slot)
      try {
        resolve(toResult(job, reply))
      } catch (error) {
        reject(error)
      }
    }
    const lose = (error: FfmpegError) => {
      settle()
      drop(state, slot).finally(() => reject(error))
    }
    const onError = (error: Error) =>
      lose(new FfmpegError('crashed', `The ffmpeg thread failed: ${error.message}`))
    const onExit = () => lose(new FfmpegError('crashed', 'The ffmpeg thread ended'))
    const timer = setTimeout(
      () => lose(new FfmpegError('timed_out', `ffmpeg took more than ${job.timeoutMs} ms`)),
      job.timeoutMs,
    )
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    const memoryBytes = Math.min(job.memory ?? DEFAULT_MEMORY, MAX_MEMORY)
    worker.postMessage({ args: job.args, inputs: job.inputs, outputs: job.outputs, memoryBytes })
  })

const takeNext = ({ queue }: Pool): Waiting | undefined => {
  const urgent = queue.findIndex(({ job }) => !job.canWait)
  return queue.splice(Math.max(0, urgent), 1)[0]
}

const work = async (state: Pool, slot: Slot): Promise<void> => {
  const next = takeNext(state)
  if (!next) return
  await runOn(state, slot, next.job).then(next.resolve, next.reject)
  pump(state)
}

const pump = (state: Pool): void => {
  for (const slot of state.slots.filter(({ isBusy }) => !isBusy)) void work(state, slot)
  const isFull = state.slots.length + state.starting >= MAX_WORKERS
  if (state.queue.length <= state.starting || isFull) return
  state.starting += 1
  startWorker(state)
    .then(
      (slot) => rest(state, slot),
      // Without a thread nobody waiting can be served: they all learn why.
      (cause: Error) => {
        for (const { reject } of state.queue.splice(0)) {
          reject(new FfmpegError('crashed', `ffmpeg could not start: ${cause.message}`))
        }
      },
    )
    .finally(() => {
      state.starting -= 1
      pump(state)
    })
}

/**
 * Runs one job on one of at most two threads; waits its turn when both are busy.
 * @throws FfmpegError
 */
export const runFfmpeg = (job: FfmpegJob): Promise<FfmpegResult> =>
  new Promise((resolve, reject) => {
    const state = pool()
    state.queue.push({ job, resolve, reject })
    pump(state)
  })

/** Ends every thread; jobs under way are rejected. For a clean end of a program or a test. */
export const stopFfmpeg = async (): Promise<void> => {
  const state = pool()
  await Promise.all(state.slots.map((slot) => drop(state, slot)))
}
