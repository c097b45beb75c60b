import 'server-only'
import sharp from 'sharp'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { type FrameSnippet, snipFrame } from '@/lib/media/ask-video'
import { FfmpegError, runFfmpeg } from '@/lib/media/ffmpeg'

/** Decoding 15 s of a large film up to its last frame, on a machine that is busy. */
const TIMEOUT_MS = 90_000
/** Instants are rounded to the time base of the copy, which is far finer than any frame. */
const SAME_INSTANT_SECONDS = 0.002
/** How far before its end a film whose last pictures are damaged is searched for a whole one. */
const LAST_SECONDS = 1

/**
 * The frame of a video that is shown at an instant, or the last one that can be decoded: all of
 * its pixels, upright and square, as an RGB PNG.
 * @param at seconds of the film
 * @throws AppError unsupported when the frame cannot be decoded
 */
export const extractFrame = async (path: string, at: number | 'last'): Promise<Uint8Array> => {
  const snippet = await snipFrame(path, at === 'last' ? Number.POSITIVE_INFINITY : at)
  const { offsetSeconds: wanted } = snippet
  const exactly = `lt(abs(t-${wanted.toFixed(6)}),${SAME_INSTANT_SECONDS})`
  try {
    return await asShown(await decode(snippet, exactly, ['-frames:v', '1']), snippet)
  } catch (cause) {
    if (!(cause instanceof FfmpegError)) throw cause
    if (at !== 'last' || cause.problem !== 'failed') throw undecodable(cause)
  }
  try {
    const nearEnd = `gte(t,${(wanted - LAST_SECONDS).toFixed(6)})`
    // Each picture replaces the one before it.
    return await asShown(await decode(snippet, nearEnd, ['-update', '1']), snippet)
  } catch (cause) {
    throw cause instanceof FfmpegError ? undecodable(cause) : cause
  }
}

const undecodable = (cause: FfmpegError) =>
  new AppError('unsupported', say('errors.frames.undecodable'), { cause })

const decode = async (
  { bytes, colours }: FrameSnippet,
  select: string,
  options: string[],
): Promise<Uint8Array> => {
  // Without these flags, chroma is doubled instead of interpolated: a picture that is continued
  // again and again would show it.
  const scale = `scale=in_color_matrix=${colours}:flags=bicubic+accurate_rnd+full_chroma_int`
  const { files } = await runFfmpeg({
    args: [
      ...['-i', 'in.mp4', '-map', '0:v:0', '-vsync', '0'],
      ...['-vf', `select='${select}',${scale},format=rgb24`],
      ...['-compression_level', '1', ...options, 'frame.png'],
    ],
    inputs: { 'in.mp4': bytes },
    outputs: ['frame.png'],
    timeoutMs: TIMEOUT_MS,
  })
  return files['frame.png'] ?? new Uint8Array()
}

/** Files may have pixels that are not square; what is sent to the provider has no way to say so. */
const asShown = async (png: Uint8Array, shown: FrameSnippet): Promise<Uint8Array> => {
  const { width, height } = await sharp(png).metadata()
  if (width === shown.width && height === shown.height) return png
  const resized = sharp(png).resize(shown.width, shown.height, { fit: 'fill' })
  return new Uint8Array(await resized.png({ compressionLevel: 1 }).toBuffer())
}
