import { env } from '@/lib/env'
import { requestFacts } from '@/lib/request-facts'
import { assertSameOrigin, errorResponse } from '@/lib/route'
import { type Guest, readGuest } from '@/lib/share/guest'
import { type OpenLink, requireLink } from '@/lib/share/open-link'

const READS = ['GET', 'HEAD']

type Params<P> = P & { token: string }

export type ShareContext<P> = {
  link: OpenLink
  guest: Guest | null
  /** Of the guest, as far as it is known. */
  address: string | null
  request: Request
  params: Params<P>
}

export const addressOf = (request: Request): string | null =>
  requestFacts(request.headers, env().trustedProxies).address

/**
 * A route of a share link, `app/api/share/[token]/…`: the link, its end, its revocation and its
 * password, for anything but a read the same-origin proof, then `run`.
 */
export const shareRoute =
  <P extends Record<string, string> = Record<never, string>>(
    run: (context: ShareContext<P>) => Promise<Response>,
  ) =>
  async (request: Request, context: { params: Promise<Params<P>> }): Promise<Response> => {
    try {
      if (!READS.includes(request.method)) assertSameOrigin(request)
      const params = await context.params
      const cookies = request.headers.get('cookie')
      const link = await requireLink(params.token, cookies)
      const guest = readGuest(cookies)
      return await run({ link, guest, address: addressOf(request), request, params })
    } catch (error) {
      return errorResponse(error, request)
    }
  }
