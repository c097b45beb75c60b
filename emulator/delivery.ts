import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How the bytes of an answer come across: whole, or as a bad line would have it. */
export type Delivery =
  | { how: 'whole' }
  /** All of it, little by little. */
  | { how: 'drip'; overMs: number }
  /** The whole length is announced, half of it comes: then a reset, the end, or silence. */
  | { how: 'cut' }
  | { how: 'short' }
  | { how: 'stalled'; silentMs: number }
  /** Half of the length is announced, all of it comes. */
  | { how: 'understated' }

/** Long enough for what was written to leave before a reset throws away the rest. */
const FLUSH_MS = 25
const DRIPS = 16

/** A pause that does not keep a process alive. */
export const pause = (ms: number) => sleep(ms, undefined, { ref: false })

/** Nothing at all, then the end of the connection. */
export const keepSilent = async (request: IncomingMessage, ms: number) => {
  await pause(ms)
  request.socket.destroy()
}

/** Writes the head and the body; without trouble unless the delivery says otherwise. */
export const deliver = async (
  { socket }: IncomingMessage,
  response: ServerResponse,
  answer: { status: number; headers: Record<string, string>; body: Buffer; delivery: Delivery },
): Promise<void> => {
  const { status, headers, body, delivery } = answer
  if (delivery.how === 'whole') {
    response.writeHead(status, { 'content-length': `${body.length}`, ...headers }).end(body)
    return
  }
  const half = Math.floor(body.length / 2)
  const announced = delivery.how === 'understated' ? half : body.length
  // Whatever follows on this connection would be misread.
  response.writeHead(status, {
    'content-length': `${announced}`,
    ...headers,
    ...(delivery.how === 'drip' ? {} : { connection: 'close' }),
  })
  if (delivery.how === 'drip') {
    await drip(response, body, delivery.overMs)
    return
  }
  await new Promise<void>((written) => response.write(body.subarray(0, half), () => written()))
  if (delivery.how === 'short') {
    socket.end()
    return
  }
  await pause(delivery.how === 'stalled' ? delivery.silentMs : FLUSH_MS)
  // Later, so that a receiver has read what was announced before it stumbles over the rest.
  if (delivery.how === 'understated') response.end(body.subarray(half))
  else socket.resetAndDestroy()
}

const drip = async (response: ServerResponse, body: Buffer, overMs: number) => {
  const size = Math.max(1, Math.ceil(body.length / DRIPS))
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size))
    await pause(overMs / DRIPS)
  }
  response.end()
}
