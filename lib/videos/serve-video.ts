import 'server-only'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { refuseLink } from '@/lib/media/refuse-link'
import { serveFile } from '@/lib/media/serve-file'
import { videoFileName } from '@/lib/videos/file-name'
import { findLinkedVideo, findVideo } from '@/lib/videos/store'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** @throws AppError not_found, decided before a byte is sent */
export const serveVideo = async (
  scope: WorkspaceScope,
  videoId: string,
  request: Request,
): Promise<Response> => {
  const video = await findVideo(scope.workspaceId, videoId)
  if (!video) throw new AppError('not_found', say('errors.videos.gone'))
  return serveFile(request, {
    key: video.storageKey,
    contentType: 'video/mp4',
    fileName: videoFileName(video),
    download: new URL(request.url).searchParams.has('download'),
    fromStorage: true,
  })
}

/** @throws AppError not_found */
export const servePoster = async (
  scope: WorkspaceScope,
  videoId: string,
  request: Request,
): Promise<Response> => {
  const video = await findVideo(scope.workspaceId, videoId)
  if (!video?.posterKey) throw new AppError('not_found', say('errors.videos.posterGone'))
  return serveFile(request, {
    key: video.posterKey,
    contentType: 'image/webp',
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
