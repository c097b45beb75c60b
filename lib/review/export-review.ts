import 'server-only'
import { say } from '@/lib/intl/said'
import type { Speak } from '@/lib/intl/translate'
import { contentDisposition } from '@/lib/media/content-disposition'
import { type CsvStyle, type Marker, markersCsv, markersEdl } from '@/lib/review/markers'
import { noSuchVideo } from '@/lib/review/read-review'
import { findReviewed, listComments } from '@/lib/review/store'
import { toCommentViews } from '@/lib/review/to-review-view'
import { videoFileName } from '@/lib/videos/file-name'
import { lastFrameOf } from '@/lib/videos/timecode'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

export const EXPORT_FORMATS = ['csv', 'csv-tr', 'edl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const STYLES: Record<'csv' | 'csv-tr', CsvStyle> = {
  csv: { separator: ',', decimal: '.' },
  'csv-tr': { separator: ';', decimal: ',' },
}

const HEADS = [
  'frame',
  'timecode',
  'seconds',
  'name',
  'guest',
  'comment',
  'written',
  'resolved',
  'resolvedBy',
  'sha256',
] as const

/** @throws AppError not_found */
export const exportReview = async (
  { workspaceId }: WorkspaceScope,
  videoId: string,
  format: ExportFormat,
  speak: Speak,
): Promise<Response> => {
  const video = await findReviewed(workspaceId, videoId)
  if (!video) throw noSuchVideo()
  const markers = await readMarkers(workspaceId, videoId)
  const clipName = videoFileName(video)
  const { framesPerSecond } = video
  const text =
    format === 'edl'
      ? markersEdl(markers, {
          title: clipName.replace(/\.mp4$/, ''),
          clipName,
          frames: lastFrameOf(video) + 1,
          framesPerSecond,
        })
      : markersCsv(markers, {
          framesPerSecond,
          style: STYLES[format],
          words: {
            heads: HEADS.map((head) => speak(say(`review.csv.${head}`))),
            yes: speak(say('review.csv.yes')),
            no: speak(say('review.csv.no')),
          },
        })
  const name = clipName.replace(/\.mp4$/, `_${speak(say('review.csv.fileName'))}`)
  return new Response(text, {
    headers: {
      'content-type': `${format === 'edl' ? 'text/plain' : 'text/csv'}; charset=utf-8`,
      'content-disposition': contentDisposition(
        'attachment',
        `${name}.${format === 'edl' ? 'edl' : 'csv'}`,
      ),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

const nobody = { isMine: () => false, mayDelete: () => false }

const readMarkers = async (workspaceId: string, videoId: string): Promise<Marker[]> => {
  const rows = await listComments({ workspaceId, videoId })
  const hashes = new Map(rows.map(({ id, sha256 }) => [id, sha256]))
  return toCommentViews(rows, nobody).map((comment) => ({
    ...comment,
    createdAt: new Date(comment.createdAt),
    resolved: comment.resolved && {
      at: new Date(comment.resolved.at),
      name: comment.resolved.name,
    },
    sha256: hashes.get(comment.id) ?? '',
  }))
}
