import 'server-only'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { atRoot, startThread } from '@/lib/media/sandbox-thread'
import { takeTurn } from '@/lib/media/take-turn'
import { Mp4Error } from '@/lib/media/verify-mp4'

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

/** How the colours of a film are to be read. */
type Colours = { colours: 'auto' | 'bt601' | 'bt709' }

/** The frames that one frame needs. */
export type FrameSnippet = Snippet & Colours

/** The pictures of a film without anything else, from its first key frame on. */
export type Film = Pick<VideoFacts, 'durationSeconds' | 'width' | 'height' | 'framesPerSecond'> &
  Colours & { bytes: Uint8Array }

type Reply<T> = { ok: true; value: T } | { ok: false; isNoPicture: boolean; message: string }

/**
 * @throws AppError unsupported when the index cannot be read within bounds, or tells what no
 * video can have
 */
export const readVideoFacts = async (path: string): Promise<VideoFacts> => {
  const facts = await ask<VideoFacts>(path, { question: 'probe' })
  const { durationSeconds, width, height, framesPerSecond } = facts
  const measures = [durationSeconds, width, height, framesPerSecond]
  if (measures.every((measure) => Number.isFinite(measure) && measure > 0)) return facts
  throw new AppError('unsupported', say('errors.media.videoUnreadable'), {
    cause: `measures ${measures.join(', ')}`,
  })
}

/**
 * The frames around an instant: `latestSeconds`, or a fraction of the video when that is earlier.
 * @throws AppError unsupported
 */
export const snipVideo = (
  path: string,
  instant: { latestSeconds: number; latestFraction: number },
): Promise<FrameSnippet> => ask(path, { question: 'snip', ...instant })

/**
 * The frames from which the one can be decoded that is shown at an instant; at Infinity, the last.
 * @throws AppError unsupported
 */
export const snipFrame = (path: string, atSeconds: number): Promise<FrameSnippet> =>
  ask(path, { question: 'frame', atSeconds })

/**
 * All pictures of a film, those after `mostSeconds` left out; its facts are those of the whole.
 * @throws AppError unsupported
 */
export const snipFilm = (path: string, mostSeconds: number): Promise<Film> =>
  ask(path, { question: 'film', mostSeconds })

const ask = async <T>(path: string, question: Record<string, unknown>): Promise<T> => {
  const endTurn = await takeTurn('video')
  try {
    const reply = await answerOf<T>({ ...question, path })
    if (reply.ok) return reply.value
    if (reply.isNoPicture)
      throw new Mp4Error('not_a_video', say('errors.media.videoWithoutPicture'))
    throw new AppError('unsupported', say('errors.media.videoUnreadable'), { cause: reply.message })
  } finally {
    endTurn()
  }
}

const answerOf = <T>(workerData: Record<string, unknown>): Promise<Reply<T>> =>
  new Promise((resolve) => {
    const worker = startThread('video-worker.cjs', {
      workerData: { ...workerData, libraryPath: libraryPath() },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 },
      stdout: true,
      stderr: true,
    })
    let reply: Reply<T> = { ok: false, isNoPicture: false, message: 'the thread ended' }
    const end = (last: Reply<T>) => {
      reply = last
      void worker.terminate()
    }
    const refuse = (message: string) => end({ ok: false, isNoPicture: false, message })
    const timer = setTimeout(() => refuse(`no answer within ${TIMEOUT_MS} ms`), TIMEOUT_MS)
    worker.once('message', end)
    worker.once('error', (error) => refuse(String(error)))
    // Not before: until then the thread may hold the file open.
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve(reply)
    })
  })

const libraryPath = () => atRoot('node_modules', 'mediabunny', 'dist', 'bundles', 'mediabunny.cjs')
