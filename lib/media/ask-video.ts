import 'server-only'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '@/lib/errors'
import { takeTurn } from '@/lib/media/take-turn'

const TIMEOUT_MS = 20_000
const MEMORY_MB = 192

export type VideoFacts = {
  /** Of the picture; sound may go on for some hundredths of a second. */
  durationSeconds: number
  /** As it is shown: turned, and with square pixels. */
  width: number
  height: number
  framesPerSecond: number
  hasAudio: boolean
  container: 'mp4' | 'mov'
  /** Null when it is not one of those that are known. */
  codec: string | null
}

/** A few frames as an MP4 of their own; the wanted one is shown at `offsetSeconds`. */
export type Snippet = { bytes: Uint8Array; width: number; height: number; offsetSeconds: number }

type Reply<T> = { ok: true; value: T } | { ok: false; isNoPicture: boolean; message: string }

// From the working directory, not from this module's address: a bundle moves the module.
const atRoot = (...parts: string[]) => join(/* turbopackIgnore: true */ process.cwd(), ...parts)

/** @throws AppError unsupported when the index cannot be read within bounds */
export const readVideoFacts = (path: string): Promise<VideoFacts> =>
  ask(path, { question: 'probe' })

/** @throws AppError unsupported */
export const snipVideo = (path: string, atSeconds: number): Promise<Snippet> =>
  ask(path, { question: 'snip', atSeconds })

const ask = async <T>(path: string, question: Record<string, unknown>): Promise<T> => {
  const endTurn = await takeTurn('video')
  try {
    const reply = await answerOf<T>({ ...question, path })
    if (reply.ok) return reply.value
    const message = reply.isNoPicture
      ? 'There is no picture in this video.'
      : 'This video cannot be read.'
    throw new AppError('unsupported', message, { cause: reply.message })
  } finally {
    endTurn()
  }
}

const answerOf = <T>(workerData: Record<string, unknown>): Promise<Reply<T>> =>
  new Promise((resolve) => {
    const worker = new Worker(
      /* turbopackIgnore: true */ atRoot('lib', 'media', 'video-worker.cjs'),
      {
        workerData: { ...workerData, libraryPath: libraryPath() },
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 },
        // Neither the parent's loaders nor its secrets are of any use in there.
        execArgv: [],
        env: {},
        stdout: true,
        stderr: true,
      },
    )
    const refuse = (message: string) => resolve({ ok: false, isNoPicture: false, message })
    const timer = setTimeout(() => {
      refuse(`no answer within ${TIMEOUT_MS} ms`)
      void worker.terminate()
    }, TIMEOUT_MS)
    worker.once('message', (reply: Reply<T>) => {
      resolve(reply)
      void worker.terminate()
    })
    worker.once('error', (error) => refuse(String(error)))
    worker.once('exit', () => {
      clearTimeout(timer)
      refuse('the thread ended')
    })
  })

const libraryPath = () => atRoot('node_modules', 'mediabunny', 'dist', 'bundles', 'mediabunny.cjs')
