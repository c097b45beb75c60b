import 'server-only'
import { cardSize } from '@/lib/media/card-size'
import { makeCard } from '@/lib/media/make-card'
import { storage } from '@/lib/media/storage'
import { type OpenLink, requireSharedVideo } from '@/lib/share/open-link'
import type { SharedVideoRow } from '@/lib/share/store'

/** A link that is pasted is looked at by several machines within a moment, and then by none. */
const MOST_KEPT = 20
const kept = new Map<string, Promise<Uint8Array>>()

const cardOf = ({ storageKey, width, height }: SharedVideoRow): Promise<Uint8Array> => {
  const known = kept.get(storageKey)
  if (known) return known
  const size = cardSize({ width, height })
  const made = storage().withFile(storageKey, (path) => makeCard(path, size))
  kept.set(storageKey, made)
  made.catch(() => kept.delete(storageKey))
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return made
}

/**
 * The picture that stands where a link was pasted.
 * @throws AppError not_found, unsupported
 */
export const serveSharedCard = async (
  request: Request,
  link: OpenLink,
  videoId: string,
): Promise<Response> => {
  const bytes = await cardOf(requireSharedVideo(link, videoId))
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
    headers: {
      'content-type': 'image/jpeg',
      'content-length': String(bytes.byteLength),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    },
  })
}
