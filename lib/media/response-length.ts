import 'server-only'
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'

/**
 * Next drops the Content-Length of every response of a route (next/dist/server/send-response.js,
 * 16.4: a body that fetch decoded would have a wrong one). Without it a broken-off file looks like
 * a whole one, a download shows no progress and HEAD tells nothing. So serve-file.ts says the
 * length twice, and our own server puts it back. Elsewhere the second header does no harm.
 */
export const LENGTH_HEADER = 'x-body-length'

/** Lets a response of our server say the Content-Length that its route gave. */
export const restoreLength = (response: ServerResponse): void => {
  const writeHead = response.writeHead.bind(response) as (
    ...args: (number | string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined)[]
  ) => ServerResponse
  response.writeHead = (...args: Parameters<typeof writeHead>) => {
    const length = response.getHeader(LENGTH_HEADER)
    if (length !== undefined) {
      response.removeHeader(LENGTH_HEADER)
      // What is compressed on its way has another one, which nobody knows yet.
      if (!response.hasHeader('content-encoding')) response.setHeader('content-length', length)
    }
    return writeHead(...args)
  }
}
