import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a server says; `reset` breaks the connection without a word. */
export type Answer =
  | { status: number; headers?: Record<string, string>; body?: string | Uint8Array }
  | 'reset'

export type Asked = { request: IncomingMessage; url: URL; body: string }

export type Origin = { address: string; stop(): Promise<void> }

const MAX_BODY_BYTES = 1024 * 1024

export const json = (
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): Answer => ({
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

const give = (request: IncomingMessage, response: ServerResponse, answer: Answer) => {
  if (answer === 'reset') {
    request.socket.resetAndDestroy()
    return
  }
  const body = answer.body === undefined ? Buffer.alloc(0) : Buffer.from(answer.body)
  response.writeHead(answer.status, { 'content-length': `${body.length}`, ...answer.headers })
  response.end(request.method === 'HEAD' ? undefined : body)
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
      give(request, response, await answerTo({ request, url, body }))
    } catch (error) {
      // A caller that went away is not our trouble.
      if (request.destroyed && !request.complete) return
      console.error(error)
      if (!response.headersSent) give(request, response, json(500, { code: 'INTERNAL_ERROR' }))
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
