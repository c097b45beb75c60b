import 'server-only'
import type { ServerResponse } from 'node:http'

/**
 * Next sends the head of a response by itself, right before the first of its body
 * (next/dist/server/pipe-readable.js, 16.4): two calls of the system and two packets for what is
 * mostly one. Here both go together; a head whose body is not there yet goes a moment later.
 */
export const joinHead = (response: ServerResponse): void => {
  const flushHeaders = response.flushHeaders.bind(response)
  response.flushHeaders = () => {
    response.cork()
    flushHeaders()
    process.nextTick(() => response.uncork())
  }
}
