import 'server-only'
import sharp from 'sharp'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { type Film, snipFilm } from '@/lib/media/ask-video'
import { FfmpegError, runFfmpeg } from '@/lib/media/ffmpeg'
import { smallSize } from '@/lib/media/small-size'
import { SPRITE_FRAMES } from '@/lib/media/sprite-frames'

/** Results last seconds; decoding all of a film must not become a way to keep a server busy. */
const MOST_SECONDS = 60
const TIMEOUT_MS = 90_000

const SPRITE_BYTES = 60_000
/** From the one that is wanted down to where a frame can still be recognised. */
const SPRITE_QUALITIES = [72, 60, 48, 36, 24]

const PREVIEW_SECONDS = 3
const PREVIEW_FRAMES_PER_SECOND = 24
/** So that what fills the buffer at the start and all that follows stay within 150 kB. */
const PREVIEW_KILOBITS_PER_SECOND = 290

export type Previews = {
  /** Frames of the whole film side by side, evenly spread, as one WebP. */
  sprite: Uint8Array
  /** How it begins: a short MP4 without sound. */
  preview: Uint8Array
}

/** Why a whole video has no previews. */
export class PreviewError extends AppError {
  constructor(
    readonly problem: 'undecodable' | 'too_large',
    cause: unknown,
  ) {
    super('unsupported', say('errors.media.videoUndecodable'), { cause })
    this.name = 'PreviewError'
  }
}

/**
 * Makes what is seen of a film before it is opened. It is decoded once, in the sandbox; what this
 * may cost is bounded in bytes, memory and time.
 * @throws PreviewError; AppError unsupported when its index cannot be read
 */
export const makePreviews = async (videoPath: string): Promise<Previews> => {
  const film = await snipFilm(videoPath, MOST_SECONDS)
  if (film.durationSeconds > MOST_SECONDS) {
    throw new PreviewError('too_large', `${film.durationSeconds} s`)
  }
  const size = smallSize(film)
  const { frames, preview } = await decode(film, size)
  const frameBytes = size.width * size.height * 3
  const count = Math.floor(frames.length / frameBytes)
  if (count === 0) throw new PreviewError('undecodable', 'no frame')
  const frameAt = (index: number) => frames.subarray(index * frameBytes, (index + 1) * frameBytes)
  // A film of fewer frames shows each of them for longer.
  const spread = Array.from({ length: SPRITE_FRAMES }, (_, at) =>
    frameAt(Math.floor((at * count) / SPRITE_FRAMES)),
  )
  return { sprite: await joinFrames(spread, size), preview }
}

type Size = { width: number; height: number }

const decode = async (
  film: Film,
  { width, height }: Size,
): Promise<{ frames: Uint8Array; preview: Uint8Array }> => {
  const scale = `scale=${width}:${height}:in_color_matrix=${film.colours}:flags=bicubic+accurate_rnd`
  const rate = Math.min(PREVIEW_FRAMES_PER_SECOND, film.framesPerSecond)
  // Cut after its rate is set: where the end of a film is heard of late, its last picture would stay.
  const opening = `trim=duration=${PREVIEW_SECONDS},setpts=PTS-STARTPTS`
  const filters = [
    '[0:v:0]split[all][start]',
    `[all]select='${evenly(film)}',${scale},format=rgb24[frames]`,
    `[start]fps=${rate},${opening},${scale}:out_color_matrix=bt709,setsar=1[preview]`,
  ]
  try {
    const { files } = await runFfmpeg({
      args: [
        ...['-i', 'in.mp4', '-map_metadata', '-1'],
        ...['-filter_complex', filters.join(';')],
        ...['-map', '[frames]', '-fps_mode', 'passthrough', '-f', 'rawvideo', 'frames.rgb'],
        ...['-map', '[preview]', '-c:v', 'libx264', '-preset', 'fast', '-pix_fmt', 'yuv420p'],
        ...['-crf', '26', '-maxrate', kilobits(1), '-bufsize', kilobits(1)],
        // Small pictures whose colours are not said are read in another way than large ones.
        ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
        // The same film makes the same bytes, and so the same key.
        ...['-fflags', '+bitexact', '-flags', '+bitexact', '-movflags', '+faststart'],
        'preview.mp4',
      ],
      inputs: { 'in.mp4': film.bytes },
      outputs: ['frames.rgb', 'preview.mp4'],
      timeoutMs: TIMEOUT_MS,
      canWait: true,
    })
    const { 'frames.rgb': frames, 'preview.mp4': preview } = files
    if (!frames || !preview) throw new PreviewError('undecodable', 'no file')
    return { frames, preview }
  } catch (cause) {
    if (!(cause instanceof FfmpegError)) throw cause
    throw new PreviewError(cause.problem === 'timed_out' ? 'too_large' : 'undecodable', cause)
  }
}

const kilobits = (seconds: number) => `${PREVIEW_KILOBITS_PER_SECOND * seconds}k`

/** Picks the frame that is on the screen in the middle of each part of the film. */
const evenly = ({ durationSeconds, framesPerSecond }: Film): string => {
  const step = durationSeconds / SPRITE_FRAMES
  const from = step / 2 - 1 / framesPerSecond
  const instant = `selected_n*${step.toFixed(6)}+${from.toFixed(6)}`
  return `lt(selected_n,${SPRITE_FRAMES})*gte(t,${instant})`
}

const joinFrames = async (frames: Uint8Array[], { width, height }: Size): Promise<Uint8Array> => {
  const strip = sharp({
    create: { width: width * frames.length, height, channels: 3, background: 'black' },
  }).composite(
    frames.map((input, at) => ({
      input: Buffer.from(input),
      raw: { width, height, channels: 3 as const },
      left: at * width,
      top: 0,
    })),
  )
  const { data, info } = await strip.raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  let webp = data
  for (const quality of SPRITE_QUALITIES) {
    webp = await sharp(data, { raw }).removeAlpha().webp({ quality, effort: 4 }).toBuffer()
    if (webp.length <= SPRITE_BYTES) break
  }
  return new Uint8Array(webp)
}
