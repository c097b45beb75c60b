import 'server-only'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import type { KlingType } from '@/lib/kling/catalog'
import { serveFile } from '@/lib/media/serve-file'
import { type OpenLink, requireRight, requireSharedVideo } from '@/lib/share/open-link'
import { videoFileName } from '@/lib/videos/file-name'

const cacheControl = 'private, no-store'

/** The file, to be watched; with `?download`, where the link allows it, to be kept. */
export const serveSharedVideo = async (
  request: Request,
  link: OpenLink,
  videoId: string,
): Promise<Response> => {
  const video = requireSharedVideo(link, videoId)
  const download = new URL(request.url).searchParams.has('download')
  if (download) requireRight(link, 'download')
  return serveFile(request, {
    key: video.storageKey,
    contentType: 'video/mp4',
    // The name of a project is told to who may keep the file.
    ...(download ? { fileName: videoFileName({ ...video, type: video.type as KlingType }) } : {}),
    download,
    cacheControl,
  })
}

/** @throws AppError not_found */
export const serveSharedPoster = async (
  request: Request,
  link: OpenLink,
  videoId: string,
): Promise<Response> => {
  const { posterKey } = requireSharedVideo(link, videoId)
  if (!posterKey) throw new AppError('not_found', say('errors.videos.posterGone'))
  return serveFile(request, { key: posterKey, contentType: 'image/webp', cacheControl })
}
