import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/env'
import { storageOrigin } from '@/lib/media/storage-origin'
import { makeNonce } from '@/lib/nonce'

/**
 * The pages' content security policy, with a nonce of its own for each answer. It is no boundary
 * for who may see what: every page, action and route checks that itself.
 *
 * Attributes of style stay allowed because the server draws some (a slider's fill, a tile's
 * ratio); style elements and scripts need the nonce. OAuth leaves by a redirect, so forms are not
 * bound to this origin.
 */
export const proxy = (request: NextRequest): NextResponse => {
  const nonce = makeNonce()
  const storage = storageOrigin(env().s3)
  const isDevelopment = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "worker-src 'self'",
    `media-src 'self' blob:${storage ? ` ${storage}` : ''}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  // Not the API: its bodies would be cut at 10 MB on the way through here.
  matcher: [{ source: '/((?!api|_next/static|_next/image|icon.svg).*)' }],
}
