import { z } from 'zod'
import { shareRoute } from '@/app/api/share/share-route'
import { parseInput } from '@/lib/parse-input'
import { ok } from '@/lib/result'
import { guestCookie } from '@/lib/share/guest'
import { guestNameSchema } from '@/lib/share/guest-name'
import { countGuestWrite } from '@/lib/share/limit-guest'
import { readSmallBody } from '@/lib/share/read-small-body'

const body = z.object({ name: guestNameSchema })

/** `{ name }`: under which this browser comments and decides from now on. */
export const POST = shareRoute(async ({ link, guest, address, request }) => {
  await countGuestWrite(link.id, address)
  const { name } = parseInput(body, await readSmallBody(request))
  return Response.json(ok({ name }), {
    headers: { 'set-cookie': guestCookie(name, guest), 'cache-control': 'no-store' },
  })
})
