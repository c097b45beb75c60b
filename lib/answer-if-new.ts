import 'server-only'
import { createHash } from 'node:crypto'
import { ok } from '@/lib/result'

/**
 * An answer that is asked for again and again: where nothing has changed it is a 304, which the
 * browser turns into what it has.
 */
export const answerIfNew = (request: Request, view: unknown): Response => {
  const body = JSON.stringify(ok(view))
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const headers = { etag, 'cache-control': 'private, no-cache', vary: 'cookie' }
  if (request.method === 'GET' && request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } })
}
