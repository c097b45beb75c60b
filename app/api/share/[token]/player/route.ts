import { shareRoute } from '@/app/api/share/share-route'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { storageOrigin } from '@/lib/media/storage-origin'
import { makeNonce } from '@/lib/nonce'
import { playerPage, playerPolicy } from '@/lib/share/player-page'
import { toSharedLink } from '@/lib/share/to-shared'

/**
 * The player that stands where a link is pasted. Not of a link with a password: nobody should be led
 * to type it into a frame of another site.
 */
export const GET = shareRoute(async ({ link, params }) => {
  const nonce = makeNonce()
  const page =
    link.passwordHash === null ? playerPage(toSharedLink(link, params.token, null), nonce) : null
  if (page === null) throw new AppError('not_found', say('errors.share.closed'))
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': playerPolicy(nonce, storageOrigin(env().s3)),
      'cache-control': 'private, no-store',
    },
  })
})
