import 'server-only'
import { AppError } from '@/lib/errors'
import { serveFile } from '@/lib/media/serve-file'
import { videoFileName } from '@/lib/videos/file-name'
import { findVideo } from '@/lib/videos/store'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** @throws AppError not_found, decided before a byte is sent */
export const serveVideo = async (
  scope: WorkspaceScope,
  videoId: string,
  request: Request,
): Promise<Response> => {
  const video = await findVideo(scope.workspaceId, videoId)
  if (!video) throw new AppError('not_found', 'This video is not here.')
  return serveFile(request, {
    key: video.storageKey,
    contentType: 'video/mp4',
    fileName: videoFileName(video),
    download: new URL(request.url).searchParams.has('download'),
  })
}

/** @throws AppError not_found */
export const servePoster = async (
  scope: WorkspaceScope,
  videoId: string,
  request: Request,
): Promise<Response> => {
  const video = await findVideo(scope.workspaceId, videoId)
  if (!video?.posterKey) throw new AppError('not_found', 'This poster is not here.')
  return serveFile(request, {
    key: video.posterKey,
    contentType: 'image/webp',
  })
}
