import type { SharedLink } from '@/lib/share/share-view'

/** What a messenger or a network shows where somebody pastes the address of a link. */
export const sharePreview = ({ title, videos }: SharedLink, url: string, base: string) => {
  const [first] = videos
  const at = (path: string) => `${base}${path}`
  const size = first && { width: first.width, height: first.height }
  const images = first?.posterUrl ? [{ url: at(first.posterUrl), ...size, type: 'image/webp' }] : []
  const stream = first && at(first.fileUrl)
  return {
    title: { absolute: title },
    // Not the studio's own: it tells a guest nothing.
    description: null,
    openGraph: {
      type: 'video.other' as const,
      title,
      url,
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
              { playerUrl: stream, streamUrl: stream, width: first.width, height: first.height },
            ],
          }
        : { card: 'summary' as const, title },
  }
}
