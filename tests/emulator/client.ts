import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runFfmpeg } from '@/lib/media/ffmpeg'

/** What the emulator's tests say to it, over real sockets, as any client would. */

export type Addresses = { api: string; cdn: string; control: string; key: string }

export type Said = {
  status: number
  headers: Headers
  body: { code?: unknown; message?: string; data?: Record<string, unknown> }
}

const read = async (response: Response): Promise<Said> => ({
  status: response.status,
  headers: response.headers,
  body: await response.json(),
})

export const clientOf = (emulator: Addresses, key: string | null = emulator.key) => {
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` }
  const client = {
    raw: (body: string) =>
      fetch(`${emulator.api}/api/generate`, { method: 'POST', headers, body }).then(read),
    generate: (body: Record<string, unknown>) => client.raw(JSON.stringify(body)),
    status: (id: string) =>
      fetch(`${emulator.api}/api/status?task_id=${encodeURIComponent(id)}`, { headers }).then(read),
    /** Accepted, or the test fails. */
    accepted: async (body: Record<string, unknown>): Promise<{ id: string; credits: number }> => {
      const said = await client.generate(body)
      if (said.status !== 200) throw new Error(`not accepted: ${JSON.stringify(said.body)}`)
      return {
        id: String(said.body.data?.task_id),
        credits: Number(said.body.data?.consumed_credits),
      }
    },
    /** The status data once the task has ended. */
    ended: async (id: string): Promise<Record<string, unknown>> => {
      for (const endsAt = Date.now() + 90_000; Date.now() < endsAt; ) {
        const { body } = await client.status(id)
        if (body.data && body.data.status !== 'IN_PROGRESS') return body.data
        await new Promise((done) => setTimeout(done, 25))
      }
      throw new Error(`${id} did not end`)
    },
    /** The bytes of a finished task's result. */
    film: async (id: string): Promise<Uint8Array> => {
      const { response } = await client.ended(id)
      const url = Array.isArray(response) ? String(response[0]) : ''
      return new Uint8Array(await (await fetch(url)).arrayBuffer())
    },
    make: async (body: Record<string, unknown>) => client.film((await client.accepted(body)).id),
  }
  return client
}

export const controlOf = (emulator: Addresses) => {
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(emulator.control + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }
  return {
    ask,
    faults: (...faults: unknown[]) => ask('POST', '/faults', faults),
    clearFaults: () => ask('DELETE', '/faults'),
    advance: (advanceMs: number) => ask('POST', '/clock', { advanceMs }),
    account: (key: string, credits: number) => ask('POST', '/accounts', { key, credits }),
    book: async () => (await ask('GET', '/book')).body,
    journal: async (server = '') => (await ask('GET', `/journal?server=${server}`)).body,
  }
}

/** Somebody's web server, with the inputs that a request names. */
export const serveFiles = async (files: Record<string, Uint8Array | string>) => {
  const server: Server = createServer((request, response) => {
    const file = files[(request.url ?? '').slice(1)]
    response.writeHead(file === undefined ? 404 : 200).end(file)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: (name: string) => `http://127.0.0.1:${port}/${name}`,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

export const ffmpegFile = async (args: string[], inputs: Record<string, Uint8Array> = {}) => {
  const name = args.at(-1) ?? ''
  const { files } = await runFfmpeg({ args, inputs, outputs: [name], timeoutMs: 60_000 })
  return files[name] as Uint8Array
}

export const testImage = (size: string) =>
  ffmpegFile(['-f', 'lavfi', '-i', `testsrc2=s=${size}`, '-frames:v', '1', 'a.png'])

/** Silent when `sound` is false: no audio track at all. */
export const testVideo = (size: string, seconds: number, sound: boolean) =>
  ffmpegFile([
    ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=${seconds}`],
    ...(sound ? ['-f', 'lavfi', '-i', `sine=frequency=300:duration=${seconds}`] : []),
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', 'a.mp4'],
  ])
