import { runFfmpeg } from '@/lib/media/ffmpeg'
import type { Size } from '../scene/plane'

/** The size as it is shown: a telephone's upright video is stored lying down. */
export const videoSize = async (bytes: Uint8Array): Promise<Size> => {
  const { log } = await runFfmpeg({
    args: ['-i', 'in', '-map', '0:v:0', '-frames:v', '1', '-f', 'null', '-'],
    inputs: { in: bytes },
    outputs: [],
    timeoutMs: 60_000,
  })
  // Of what went in; what came out is listed later and has been turned.
  const source = log.slice(0, log.indexOf('Output #0'))
  const [, width, height] = /Video:.*?[ ,](\d{2,5})x(\d{2,5})[ ,[]/.exec(source) ?? []
  if (!width || !height) throw new Error('The video has no picture')
  const degrees = Number(/rotation of (-?[\d.]+) degrees/.exec(source)?.[1] ?? 0)
  const isTurned = Math.abs(Math.round(degrees / 90)) % 2 === 1
  const size = { width: Number(width), height: Number(height) }
  return isTurned ? { width: size.height, height: size.width } : size
}
