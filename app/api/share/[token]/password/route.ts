import { z } from 'zod'
import { addressOf } from '@/app/api/share/share-route'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { parseInput } from '@/lib/parse-input'
import { ok } from '@/lib/result'
import { assertSameOrigin, errorResponse } from '@/lib/route'
import { enterPassword } from '@/lib/share/enter-password'
import { openLink } from '@/lib/share/open-link'
import { readSmallBody } from '@/lib/share/read-small-body'
import { sharePasswordSchema } from '@/lib/share/share-link'

const body = z.object({ password: sharePasswordSchema })

/** `{ password }`: opens the link for this browser. */
export const POST = async (
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> => {
  try {
    assertSameOrigin(request)
    const opened = await openLink((await params).token, request.headers.get('cookie'))
    if (opened.state === 'unknown' || opened.state === 'gone') {
      const code = opened.state === 'gone' ? 'gone' : 'not_found'
      throw new AppError(code, say('errors.share.closed'))
    }
    const headers = { 'cache-control': 'no-store' }
    if (opened.state === 'open') return Response.json(ok({}), { headers })
    const { password } = parseInput(body, await readSmallBody(request))
    const cookie = await enterPassword(opened.link, password, addressOf(request))
    return Response.json(ok({}), { headers: { ...headers, 'set-cookie': cookie } })
  } catch (error) {
    return errorResponse(error, request)
  }
}
