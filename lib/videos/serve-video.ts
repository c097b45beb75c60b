import 'server-only'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { refuseLink } from '@/lib/media/refuse-link'
import { serveFile } from '@/lib/media/serve-file'
import { videoFileName } from '@/lib/videos/file-name'
import { findLinkedVideo, findVideo, type VideoRow } from '@/lib/videos/store'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** @throws AppError not_found, decided before a byte is sent */
export const serveVideo = async (
  scope: WorkspaceScope,
  videoId: string,
  request: Request,
): Promise<Response> => {
  const video = await findVideo(scope.workspaceId, videoId)
  if (!video || video.purgedAt) throw new AppError('not_found', say('errors.videos.gone'))
  return serveFile(request, {
    key: video.storageKey,
    contentType: 'video/mp4',
    fileName: videoFileName(video),
    download: new URL(request.url).searchParams.has('download'),
    fromStorage: true,
  })
}

/** What is made of a video: its poster, the smaller one, the frames to scrub, the short preview. */
export type VideoPart = 'poster' | 'posterSmall' | 'sprite' | 'preview'

const keyOf = (video: VideoRow, part: VideoPart): string | null =>
  ({
    poster: video.posterKey,
    posterSmall: video.posterSmallKey,
    sprite: video.spriteKey,
    preview: video.previewKey,
  })[part]

/** @throws AppError not_found */
export const serveVideoPart = async (
  scope: WorkspaceScope,
  videoId: string,
  request: Request,
  part: VideoPart,
): Promise<Response> => {
  const video = await findVideo(scope.workspaceId, videoId)
  const key = video && !video.purgedAt && keyOf(video, part)
  if (!key) throw new AppError('not_found', say('errors.videos.posterGone'))
  const isVersioned = new URL(request.url).searchParams.has('v')
  return serveFile(request, {
    key,
    contentType: part === 'preview' ? 'video/mp4' : 'image/webp',
    // An address without a version means whatever there is now.
    ...(isVersioned ? {} : { cacheControl: 'private, no-cache' }),
  })
}

/** The video that a signed link names, for who holds the link. What it is called stays here. */
export const serveLinkedVideo = async (request: Request, videoId: string): Promise<Response> => {
  const video = await findLinkedVideo(videoId)
  if (!video) return refuseLink('invalid')
  return serveFile(request, {
    key: video.storageKey,
    contentType: 'video/mp4',
    fileName: 'video.mp4',
    cacheControl: 'private, no-store',
  })
}
