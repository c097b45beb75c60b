import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Delivery, deliver, keepSilent } from './delivery'

export type Spoken = {
  status: number
  headers?: Record<string, string>
  body?: string | Uint8Array
  delivery?: Delivery
}

/** What a server says; or it breaks the connection without a word, at once or after a silence. */
export type Answer = Spoken | 'reset' | { silentMs: number }

export const isSpoken = (answer: Answer): answer is Spoken =>
  answer !== 'reset' && 'status' in answer

export type Asked = { request: IncomingMessage; url: URL; body: string }

export type Origin = { address: string; stop(): Promise<void> }

const MAX_BODY_BYTES = 1024 * 1024

export const json = (
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): Spoken => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
})

const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += part.length
    if (length > MAX_BODY_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Without a copy of what may be a whole film. */
const bufferOf = (body: string | Uint8Array) =>
  typeof body === 'string'
    ? Buffer.from(body)
    : Buffer.from(body.buffer, body.byteOffset, body.byteLength)

const give = async (request: IncomingMessage, response: ServerResponse, answer: Answer) => {
  if (answer === 'reset') return void request.socket.resetAndDestroy()
  if (!isSpoken(answer)) return keepSilent(request, answer.silentMs)
  const { status, headers = {}, delivery = { how: 'whole' } } = answer
  const body = bufferOf(answer.body ?? '')
  if (request.method === 'HEAD') {
    response.writeHead(status, { 'content-length': `${body.length}`, ...headers }).end()
  } else await deliver(request, response, { status, headers, body, delivery })
}

/**
 * One server on a port of its own; port 0 takes a free one. An error that nobody expected
 * answers 500 and is told on stderr.
 */
export const listen = async (
  place: { host: string; port: number },
  answerTo: (asked: Asked) => Promise<Answer>,
): Promise<Origin> => {
  const server: Server = createServer(async (request, response) => {
    try {
      const body = await readBody(request)
      if (body === null) {
        request.socket.destroy()
        return
      }
      const url = new URL(request.url ?? '/', 'http://emulator')
      await give(request, response, await answerTo({ request, url, body }))
    } catch (error) {
      // A caller that went away is not our trouble.
      if (request.destroyed && !request.complete) return
      console.error(error)
      if (response.headersSent) return
      await give(request, response, json(500, { code: 'INTERNAL_ERROR' }))
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(place.port, place.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  const host = place.host.includes(':') ? `[${place.host}]` : place.host
  return {
    address: `http://${host}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
