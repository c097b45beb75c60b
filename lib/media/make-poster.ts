import 'server-only'
import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { type FrameSnippet, snipVideo } from '@/lib/media/ask-video'
import { FfmpegError, runFfmpeg } from '@/lib/media/ffmpeg'
import { LARGE_POSTER_WIDTH, smallSize } from '@/lib/media/small-size'

/** Not the very first frame, which may be black, and never beyond a short video's first tenth. */
const INSTANT = { latestSeconds: 0.5, latestFraction: 0.1 }

export type Poster = {
  webp: Uint8Array
  /** Hexadecimal, of the WebP. */
  sha256: string
  /** Base64. */
  thumbhash: string
  /** Pixels of the WebP. */
  width: number
  height: number
}

/**
 * Makes the still picture of a video, as it is shown: turned, with square pixels, at most 640 wide.
 * @throws AppError unsupported when no frame of it can be decoded
 */
export const makePoster = async (videoPath: string): Promise<Poster> => {
  const frame = await decodePosterFrame(videoPath)
  const width = Math.min(LARGE_POSTER_WIDTH, frame.width)
  const height = Math.max(1, Math.round((width * frame.height) / frame.width))
  const picture = sharp(frame.png).resize(width, height, { fit: 'fill' }).removeAlpha()
  const webp = new Uint8Array(await picture.clone().webp({ quality: 80, effort: 4 }).toBuffer())
  return {
    webp,
    sha256: createHash('sha256').update(webp).digest('hex'),
    thumbhash: await thumbhashOf(picture),
    width,
    height,
  }
}

/**
 * The frame that stands for a video, in its own size, with the size in which it is shown.
 * @throws AppError unsupported when no frame of it can be decoded
 */
export const decodePosterFrame = async (
  videoPath: string,
): Promise<{ png: Uint8Array; width: number; height: number }> => {
  const snippet = await snipVideo(videoPath, INSTANT)
  const { width, height } = snippet
  return { png: await decodeFrame(snippet), width, height }
}

/** The smaller poster, made of the poster itself: one takes the place of the other unnoticed. */
export const shrinkPoster = async (poster: Uint8Array | string): Promise<Uint8Array> => {
  const { width, height } = smallSize(await sharp(poster).metadata())
  const small = sharp(poster).resize(width, height, { fit: 'fill' })
  return new Uint8Array(await small.webp({ quality: 76, effort: 4 }).toBuffer())
}

/** The thumbhash of a picture, base64. */
export const thumbhashOf = async (picture: Sharp): Promise<string> => {
  const small = sharp(await picture.clone().png({ compressionLevel: 1 }).toBuffer())
    .resize(100, 100, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
  const { data, info } = await small.toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}

const decodeFrame = async (snippet: FrameSnippet): Promise<Uint8Array> => {
  // A frame is written a little before or after its instant, by rounding to the time base.
  const select = `select='gte(t,${seconds(snippet.offsetSeconds)})'`
  const scale = `scale=in_color_matrix=${snippet.colours},format=rgb24`
  const args = ['-i', 'in.mp4', '-map', '0:v:0', '-vf', `${select},${scale}`]
  try {
    const { files } = await runFfmpeg({
      args: [...args, '-frames:v', '1', '-compression_level', '1', 'frame.png'],
      inputs: { 'in.mp4': snippet.bytes },
      outputs: ['frame.png'],
      timeoutMs: 30_000,
    })
    return files['frame.png'] ?? new Uint8Array()
  } catch (cause) {
    if (!(cause instanceof FfmpegError)) throw cause
    throw new AppError('unsupported', say('errors.media.videoUndecodable'), { cause })
  }
}

const seconds = (value: number) => Math.max(0, value - 0.02).toFixed(3)
