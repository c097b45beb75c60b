import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { restoreLength } from '@/lib/media/response-length'
import { type Loopback, serveHttp } from '@/tests/helpers/loopback'

/** A route behind real sockets: a reader that leaves is told of by the request's signal. */
export const serveRoute = (route: (request: Request) => Promise<Response>): Promise<Loopback> =>
  serveHttp(async (incoming, outgoing) => {
    const left = new AbortController()
    outgoing.once('close', () => left.abort())
    restoreLength(outgoing)
    const response = await route(
      new Request(`http://${incoming.headers.host}${incoming.url}`, {
        method: incoming.method ?? 'GET',
        headers: incoming.headers as Record<string, string>,
        signal: left.signal,
      }),
    )
    for (const [name, value] of response.headers) outgoing.setHeader(name, value)
    outgoing.writeHead(response.status)
    if (!response.body) return outgoing.end()
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0])
    await pipeline(body, outgoing).catch(() => {})
  })
