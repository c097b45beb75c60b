import { cardSize } from '@/lib/media/card-size'
import type { SharedLink } from '@/lib/share/share-view'

export type PreviewAddresses = {
  /** Of this studio, before every path. */
  base: string
  page: string
  /** Of the page that may stand in a frame. */
  player: string
}

/** What a messenger or a network shows where somebody pastes the address of a link. */
export const sharePreview = (
  { title, videos }: SharedLink,
  { base, page, player }: PreviewAddresses,
) => {
  const [first] = videos
  const at = (path: string) => `${base}${path}`
  const size = first && { width: first.width, height: first.height }
  // WebP, in which posters are, is not shown by every messenger and mail program.
  const card = first?.cardUrl && { url: at(first.cardUrl), ...cardSize(first), type: 'image/jpeg' }
  const images = card ? [card] : []
  const stream = first && at(first.fileUrl)
  return {
    title: { absolute: title },
    // Not the studio's own: it tells a guest nothing.
    description: null,
    openGraph: {
      type: 'video.other' as const,
      title,
      url: at(page),
      siteName: 'Dailies',
      images,
      videos: stream ? [{ url: stream, ...size, type: 'video/mp4' }] : [],
    },
    twitter:
      first && stream
        ? {
            card: 'player' as const,
            title,
            images,
            players: [
              {
                playerUrl: at(player),
                streamUrl: stream,
                width: first.width,
                height: first.height,
              },
            ],
          }
        : { card: 'summary' as const, title },
  }
}
