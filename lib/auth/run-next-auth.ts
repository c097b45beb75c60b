import 'server-only'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'

const MAX_BODY_CHARACTERS = 64 * 1024

/**
 * Answers a request with next-auth. Its own adapter for route handlers takes the host from the
 * server's ambient headers; this one hands it the headers, so that it builds its addresses from
 * APP_URL when that is set and else from the host that was asked: nobody is sent to another host
 * after signing in on 127.0.0.1 or on the network's address.
 * @throws AppError invalid, too_large
 */
export const runNextAuth = async (
  request: Request,
  segments: string[],
  options: NextAuthOptions,
): Promise<Response> => {
  // Without these next-auth answers with its own idea of where it runs. Written, never read.
  process.env.AUTH_TRUST_HOST = 'true'
  delete process.env.NEXTAUTH_URL
  const answer = new Answer()
  const fakeRequest = {
    method: request.method,
    headers: ownAddress(request),
    query: { ...Object.fromEntries(new URL(request.url).searchParams), nextauth: segments },
    cookies: readCookies(request),
    body: await readBody(request),
  }
  await NextAuth(
    fakeRequest as unknown as NextApiRequest,
    answer as unknown as NextApiResponse,
    options,
  )
  return answer.toResponse()
}

const ownAddress = (request: Request) => {
  const { appUrl, appUrlIsSet, isVercel } = env()
  const own = appUrlIsSet ? new URL(appUrl) : null
  return {
    ...Object.fromEntries(request.headers),
    'x-forwarded-host': own?.host ?? request.headers.get('host') ?? '',
    'x-forwarded-proto': own ? own.protocol.slice(0, -1) : isVercel ? 'https' : 'http',
  }
}

const readCookies = (request: Request): Record<string, string> =>
  Object.fromEntries(
    (request.headers.get('cookie') ?? '').split(/;\s*/).flatMap((part) => {
      const at = part.indexOf('=')
      if (at < 1) return []
      const value = part.slice(at + 1)
      try {
        return [[part.slice(0, at), decodeURIComponent(value)]]
      } catch {
        return [[part.slice(0, at), value]]
      }
    }),
  )

const readBody = async (request: Request): Promise<unknown> => {
  if (request.method !== 'POST') return undefined
  const text = await request.text()
  if (text.length > MAX_BODY_CHARACTERS) {
    throw new AppError('too_large', say('errors.auth.bodyTooLarge'))
  }
  if (!request.headers.get('content-type')?.includes('json')) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    const body: unknown = JSON.parse(text)
    if (body && typeof body === 'object' && !Array.isArray(body)) return body
  } catch {}
  throw new AppError('invalid', say('errors.notJson'))
}

/** As much of Node's response as next-auth uses. */
class Answer {
  private readonly headers = new Headers()
  private code = 200
  private body: string | null = null

  status(code: number): this {
    this.code = code
    return this
  }

  getHeader(name: string): string[] | string | undefined {
    if (name.toLowerCase() === 'set-cookie') return this.headers.getSetCookie()
    return this.headers.get(name) ?? undefined
  }

  setHeader(name: string, value: string | string[]): this {
    this.headers.delete(name)
    for (const one of [value].flat()) this.headers.append(name, one)
    return this
  }

  json(value: unknown): void {
    this.setHeader('content-type', 'application/json')
    this.body = JSON.stringify(value)
  }

  send(value: unknown): void {
    if (typeof value === 'string') this.body = value
    else if (value !== undefined) this.json(value)
  }

  end(): void {}

  toResponse(): Response {
    this.headers.set('cache-control', 'private, no-store')
    return new Response(this.body, { status: this.code, headers: this.headers })
  }
}
