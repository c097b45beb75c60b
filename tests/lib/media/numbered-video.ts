import sharp from 'sharp'
import { runFfmpeg } from '@/lib/media/ffmpeg'

/** Each frame carries its number as eight columns, black or white: the lowest bit on the left. */
const BITS = 8

type Wanted = {
  frames: number
  /** As ffmpeg takes it: "24", "24000/1001". */
  rate?: string
  width?: number
  height?: number
  /** More of ffmpeg's output options. */
  options?: string[]
  extension?: 'mp4' | 'mov'
}

/** A real H.264 film in which every frame tells its number; see `numberOf`. */
export const numberedVideo = async (wanted: Wanted): Promise<Uint8Array> => {
  const { frames, rate = '24', width = 320, height = 320, options = [], extension = 'mp4' } = wanted
  const pixels = new Uint8Array(frames * width * height)
  for (let frame = 0; frame < frames; frame++) {
    const row = Uint8Array.from({ length: width }, (_, x) =>
      (frame >> Math.floor((x * BITS) / width)) & 1 ? 235 : 16,
    )
    for (let y = 0; y < height; y++) pixels.set(row, (frame * height + y) * width)
  }
  const { files } = await runFfmpeg({
    args: [
      ...['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`, '-r', rate],
      ...['-i', 'in.gray', '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p'],
      ...options,
      `out.${extension}`,
    ],
    inputs: { 'in.gray': pixels },
    outputs: [`out.${extension}`],
    timeoutMs: 60_000,
  })
  const bytes = files[`out.${extension}`]
  if (!bytes) throw new Error('no video was made')
  return bytes
}

/** The number that a frame of a numbered film shows. */
export const numberOf = async (picture: Uint8Array | string): Promise<number> => {
  const { data, info } = await sharp(picture)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const row = Math.floor(info.height / 2) * info.width
  let number = 0
  for (let bit = 0; bit < BITS; bit++) {
    const x = Math.floor(((bit + 0.5) * info.width) / BITS)
    if ((data[(row + x) * info.channels] ?? 0) > 128) number += 1 << bit
  }
  return number
}
