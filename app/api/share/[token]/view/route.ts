import { shareRoute } from '@/app/api/share/share-route'
import { viewerOfRequest } from '@/lib/auth/request-viewer'
import { ok } from '@/lib/result'
import { countView } from '@/lib/share/count-view'
import { seenCookie } from '@/lib/share/guest'
import { countGuestWrite } from '@/lib/share/limit-guest'

/** Counts a visitor once a day; who is signed in here is no visitor. */
export const POST = shareRoute(async ({ link, address, request }) => {
  const now = new Date()
  const headers = { 'cache-control': 'no-store' }
  const cookie = seenCookie(link.id, request.headers.get('cookie'), now)
  if (!cookie || (await viewerOfRequest(request))) return Response.json(ok({}), { headers })
  await countGuestWrite(link.id, address)
  await countView(link.id)
  return Response.json(ok({}), { headers: { ...headers, 'set-cookie': cookie } })
})
