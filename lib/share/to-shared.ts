import 'server-only'
import type { Guest } from '@/lib/share/guest'
import type { OpenLink } from '@/lib/share/open-link'
import { rightsOf } from '@/lib/share/read-links'
import type { SharedLink, SharedVideo } from '@/lib/share/share-view'
import type { SharedVideoRow } from '@/lib/share/store'

/** A link for a guest's browser: what is not ticked does not leave the server. */
export const toSharedLink = (link: OpenLink, token: string, guest: Guest | null): SharedLink => ({
  title: link.title,
  may: rightsOf(link),
  expiresAt: link.expiresAt?.toISOString() ?? null,
  guestName: guest?.name ?? null,
  videos: link.videos.map((video) => toSharedVideo(link, video, token)),
})

const toSharedVideo = (link: OpenLink, video: SharedVideoRow, token: string): SharedVideo => {
  const base = `/api/share/${token}/videos/${video.id}`
  return {
    id: video.id,
    shotNumber: video.shot.number,
    takeNumber: video.takeNumber,
    width: video.width,
    height: video.height,
    durationSeconds: video.durationSeconds,
    framesPerSecond: video.framesPerSecond,
    hasAudio: video.hasAudio,
    fileUrl: `${base}/file`,
    thumbhash: video.thumbhash,
    posterUrl: video.posterKey && `${base}/poster`,
    cardUrl: video.posterKey && `${base}/card.jpg`,
    downloadUrl: link.mayDownload ? `${base}/file?download=1` : null,
    prompt: link.showsPrompts ? video.prompt : null,
    memberName: link.showsMembers ? video.user.displayName : null,
    credits: link.showsCosts ? video.billedCredits : null,
  }
}
