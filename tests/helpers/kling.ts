import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Emulator, startEmulator } from '@/emulator/server'
import { env, setEnv } from '@/lib/env'
import { runFfmpeg } from '@/lib/media/ffmpeg'

export const IMAGE = { width: 640, height: 480 }
export const VIDEO = { width: 480, height: 270, seconds: 3 }

const makeImage = async (): Promise<Uint8Array> => {
  const { files } = await runFfmpeg({
    args: [
      ...['-f', 'lavfi', '-i', `testsrc=size=${IMAGE.width}x${IMAGE.height}`],
      ...['-frames:v', '1', 'a.png'],
    ],
    inputs: {},
    outputs: ['a.png'],
    timeoutMs: 30_000,
  })
  return files['a.png'] ?? new Uint8Array()
}

const makeVideo = async (): Promise<Uint8Array> => {
  const { width, height, seconds } = VIDEO
  const { files } = await runFfmpeg({
    args: [
      ...['-f', 'lavfi', '-i', `testsrc=size=${width}x${height}:rate=24:duration=${seconds}`],
      ...['-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
      ...['-c:a', 'aac', '-shortest', 'a.mp4'],
    ],
    inputs: {},
    outputs: ['a.mp4'],
    timeoutMs: 60_000,
  })
  return files['a.mp4'] ?? new Uint8Array()
}

export type BookTask = {
  taskId: string
  type: string
  prompt: string
  status: string
  charged: number
  net: number
}

export type Kling = {
  emulator: Emulator
  /** Public addresses of a picture and a video, as a member would paste them. */
  refs: { image: { url: string }; video: { url: string } }
  /** Makes the emulator the provider of the test's environment. */
  plugIn: () => void
  fault: (...faults: unknown[]) => Promise<void>
  clearFaults: () => Promise<void>
  book: () => Promise<BookTask[]>
  /** How many requests to generate arrived. */
  creates: (prompt: string) => Promise<number>
  stop: () => Promise<void>
}

/** An emulator that runs a thousand times faster than life, and a host for inputs beside it. */
export const startKling = async (speed = 1000): Promise<Kling> => {
  const files: Record<string, Uint8Array> = {
    '/a.png': await makeImage(),
    '/a.mp4': await makeVideo(),
  }
  const host = createServer((request, response) => {
    const file = files[request.url ?? '']
    response.writeHead(file ? 200 : 404, {
      'content-type': request.url?.endsWith('.png') ? 'image/png' : 'video/mp4',
      'content-length': file?.length ?? 0,
    })
    response.end(request.method === 'HEAD' ? undefined : file)
  })
  await new Promise<void>((done) => host.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  const emulator = await startEmulator({ speed, key: 'key-of-the-tests', balance: 1_000_000 })

  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(new URL(path, emulator.control), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return response.json() as Promise<T>
  }

  return {
    emulator,
    refs: { image: { url: `${base}/a.png` }, video: { url: `${base}/a.mp4` } },
    plugIn: () =>
      setEnv({
        ...env(),
        provider: { mode: 'emulated', apiKey: emulator.key, baseUrl: emulator.api, speed },
        outboundAllowHosts: [new URL(emulator.cdn).host],
      }),
    fault: async (...faults) => {
      await control('POST', '/faults', faults)
    },
    clearFaults: async () => {
      await control('DELETE', '/faults')
    },
    book: async () => (await control<{ tasks: BookTask[] }>('GET', '/book')).tasks,
    creates: async (prompt) => {
      const journal = await control<{ method: string; path: string; body?: unknown }[]>(
        'GET',
        '/journal',
      )
      return journal.filter(
        ({ method, body }) => method === 'POST' && JSON.stringify(body ?? '').includes(prompt),
      ).length
    },
    stop: async () => {
      await emulator.stop()
      host.closeAllConnections()
      await new Promise((done) => host.close(done))
    },
  }
}
