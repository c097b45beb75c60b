import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { serveHttp } from '@/tests/helpers/loopback'

/** What may stand between a studio and its bucket. */
export type Trouble =
  | 'none'
  /** 503, as from a service that has too much to do. */
  | 'busy'
  /** Takes the request, and says nothing. */
  | 'silent'
  /** The line goes dead in the middle of the bytes, either way. */
  | 'cut'
  /** The bytes are others, either way, and as many. */
  | 'other_bytes'

/** A real server in front of a real bucket, which passes everything on until it is told otherwise. */
export const serveBucketFront = async (endpoint: string) => {
  const front = { trouble: 'none' as Trouble, methods: [] as string[] }
  const pass = (incoming: IncomingMessage, response: ServerResponse) => {
    const { url, method, headers } = incoming
    const isCut = front.trouble === 'cut'
    const change = (chunk: Buffer) => (front.trouble === 'other_bytes' ? spoil(chunk) : chunk)
    const onward = request(endpoint + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('data', (chunk: Buffer) => {
        response.write(isCut ? chunk.subarray(0, chunk.length >> 1) : change(chunk))
        if (isCut) response.destroy()
      })
      answer.on('end', () => response.end())
    })
    onward.on('error', () => response.destroy())
    incoming.on('data', (chunk: Buffer) => {
      onward.write(isCut ? chunk.subarray(0, chunk.length >> 1) : change(chunk))
      if (!isCut) return
      onward.destroy()
      incoming.destroy()
    })
    incoming.on('end', () => onward.end())
    incoming.on('error', () => onward.destroy())
  }
  const { origin } = await serveHttp((incoming, response) => {
    front.methods.push(incoming.method ?? '')
    if (front.trouble === 'silent') return
    if (front.trouble !== 'busy') return pass(incoming, response)
    incoming.resume()
    response.writeHead(503, { 'content-type': 'application/xml' })
    response.end('<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>No.</Message></Error>')
  })
  return Object.assign(front, { origin })
}

const spoil = (chunk: Buffer): Buffer => Buffer.alloc(chunk.length, 1)
