import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { errorResponse, letIn } from '@/lib/let-in'
import { answerWithPage } from '@/lib/videos/answer-with-page'

const ADDRESS = /^\/api\/w\/([\w-]+)\/videos(?:\?|$)/
/** As next.config.ts has them for everything. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
}
/** Bytes; less is not worth it. */
const LEAST_COMPRESSED = 1_024
const compressed = promisify(gzip)

/**
 * Answers for a page of the gallery by its route, without Next around it: whoever scrolls asks for
 * one after the other, and Next's way to a route takes longer than the session, the membership and
 * the page together. The route is the same and is in Next too, where a host has a server of its own.
 * @returns false for any other request
 */
export const answerPage = (request: IncomingMessage, response: ServerResponse): boolean => {
  const [, workspace] = ADDRESS.exec(request.url ?? '') ?? []
  if (request.method !== 'GET' || workspace === undefined) return false
  void answer(request, response, workspace).catch((error: unknown) =>
    response.destroy(error as Error),
  )
  return true
}

/** As `memberRoute` does it, which is bound to Next. */
const pageFor = async (request: Request, workspace: string): Promise<Response> => {
  try {
    const { scope } = await letIn(request, workspace, 'workspace:read')
    return await answerWithPage({ scope, request })
  } catch (error) {
    return errorResponse(error, request)
  }
}

const answer = async (request: IncomingMessage, response: ServerResponse, workspace: string) => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, String(value))
  }
  const asked = new Request(`http://localhost${request.url}`, { headers })
  const answered = await pageFor(asked, workspace)
  const body = Buffer.from(await answered.arrayBuffer())
  const isCompressed = body.length >= LEAST_COMPRESSED && acceptsGzip(request)
  const sent = isCompressed ? await compressed(body) : body
  response.writeHead(answered.status, {
    ...HEADERS,
    ...Object.fromEntries(answered.headers),
    vary: 'accept-encoding',
    ...(isCompressed ? { 'content-encoding': 'gzip' } : {}),
    'content-length': sent.length,
  })
  response.end(sent)
}

const acceptsGzip = ({ headers }: IncomingMessage): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(String(headers['accept-encoding'] ?? ''))
