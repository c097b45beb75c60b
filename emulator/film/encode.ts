import { setImmediate as turn } from 'node:timers/promises'
import { runFfmpeg } from '@/lib/media/ffmpeg'
import { frameBytes, type Painter, planesOf, type Size } from '../scene/plane'
import { letter } from './lettering'
import { quietTone, SAMPLE_RATE } from './tone'

export const FRAMES_PER_SECOND = 24

const VIDEO = '-c:v libx264 -preset ultrafast -crf 22 -g 48 -pix_fmt yuv420p'.split(' ')
const COLOURS = '-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv'.split(
  ' ',
)
const AUDIO = '-c:a aac -b:a 96k'.split(' ')
const FILE = '-map_metadata -1 -fflags +bitexact -movflags +faststart -f mp4'.split(' ')
const TIMEOUT_MS = 180_000

export type Words = { prompt: string; label: string }

export const frameCount = (seconds: number) => Math.round(seconds * FRAMES_PER_SECOND)

/** Frames in memory that threads share: 15 s of them are 124 MB, which nobody should copy. */
const paintAll = async (painter: Painter, size: Size, count: number): Promise<Uint8Array> => {
  const frames = new Uint8Array(new SharedArrayBuffer(frameBytes(size) * count))
  for (let index = 0; index < count; index++) {
    for (const plane of planesOf(frames, size, index)) painter(plane, index / FRAMES_PER_SECOND)
    // Painting shares its thread with the server: after each frame, requests have their turn.
    await turn()
  }
  return frames
}

/** Paints, letters and encodes a film of our own. `toneSeed` null: no audio track at all. */
export const encodePainted = async (film: {
  painter: Painter
  size: Size
  seconds: number
  words: Words
  shown: { from: number; until: number }
  toneSeed: string | null
}): Promise<Uint8Array> => {
  const { size, seconds } = film
  const lettering = await letter(size, film.words, film.shown)
  const frames = await paintAll(film.painter, size, frameCount(seconds))
  const inputs: Record<string, Uint8Array> = { ...lettering.inputs, 'frames.yuv': frames }
  const raw = `-f rawvideo -pix_fmt yuv420p -s ${size.width}x${size.height}`.split(' ')
  const args = [...raw, ...COLOURS, '-r', `${FRAMES_PER_SECOND}`, '-i', 'frames.yuv']
  args.push('-i', lettering.shade)
  if (film.toneSeed !== null) {
    inputs['tone.pcm'] = quietTone(film.toneSeed, seconds)
    args.push('-f', 's16le', '-ar', `${SAMPLE_RATE}`, '-ac', '2', '-i', 'tone.pcm')
  }
  const graph = `[0:v]null[base];[1:v]null[shade];${lettering.graph}`
  args.push('-filter_complex', graph, '-map', '[out]', ...VIDEO, ...COLOURS)
  args.push(...(film.toneSeed === null ? ['-an'] : ['-map', '2:a', ...AUDIO]))
  args.push('-t', `${seconds}`, ...FILE, 'out.mp4')
  return outputOf(args, inputs)
}

/** The given video with other colours and our lettering: its length, its ratio, its sound. */
export const encodeEdited = async (film: {
  video: Uint8Array
  size: Size
  words: Words
  hueDegrees: number
  keepSound: boolean
}): Promise<Uint8Array> => {
  const { size } = film
  const lettering = await letter(size, film.words, { from: 0, until: Number.POSITIVE_INFINITY })
  const look = `hue=h=${film.hueDegrees}:s=0.9,eq=contrast=1.06,vignette=angle=PI/5`
  const scale = `scale=${size.width}:${size.height},setsar=1,format=yuv420p`
  const graph = `[0:v]${scale},${look}[base];[1:v]null[shade];${lettering.graph}`
  const args = ['-i', 'in', '-i', lettering.shade, '-filter_complex', graph, '-map', '[out]']
  args.push(...VIDEO, '-fpsmax', '30', ...(film.keepSound ? ['-map', '0:a:0?', ...AUDIO] : ['-an']))
  return outputOf([...args, ...FILE, 'out.mp4'], { ...lettering.inputs, in: film.video })
}

const outputOf = async (args: string[], inputs: Record<string, Uint8Array>) => {
  const { files } = await runFfmpeg({ args, inputs, outputs: ['out.mp4'], timeoutMs: TIMEOUT_MS })
  return files['out.mp4'] ?? new Uint8Array()
}
