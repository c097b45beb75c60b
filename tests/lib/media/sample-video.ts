import { runFfmpeg } from '@/lib/media/ffmpeg'

type Wanted = {
  seconds?: number
  size?: string
  sound?: boolean
  extension?: 'mp4' | 'mov'
  /** More of ffmpeg's output options. */
  options?: string[]
}

const made = new Map<string, Promise<Uint8Array>>()

/** A real H.264 video: red in its first quarter second, then green, with a moving white bar. */
export const sampleVideo = (wanted: Wanted = {}): Promise<Uint8Array> => {
  const name = JSON.stringify(wanted)
  const video = made.get(name) ?? encode(wanted)
  made.set(name, video)
  return video.then((bytes) => bytes.slice())
}

const encode = async (wanted: Wanted): Promise<Uint8Array> => {
  const { seconds = 3, size = '320x320', sound = false, extension = 'mp4', options = [] } = wanted
  const green = `color=c=0x00ff00:s=${size}:r=24:d=${seconds}`
  const output = `out.${extension}`
  const { files } = await runFfmpeg({
    args: [
      ...['-f', 'lavfi', '-i', `${green},drawbox=c=red:t=fill:enable='lt(t,0.25)'`],
      ...(sound ? ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`] : []),
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
      ...(sound ? ['-c:a', 'aac', '-shortest'] : []),
      ...options,
      output,
    ],
    inputs: {},
    outputs: [output],
    timeoutMs: 60_000,
  })
  const bytes = files[output]
  if (!bytes) throw new Error('no video was made')
  return bytes
}
