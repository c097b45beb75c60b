import 'server-only'
import type { FrameLineage } from '@/lib/videos/lineage-view'
import type { VideoRow } from '@/lib/videos/store'
import type { TrashNote } from '@/lib/videos/trash-view'
import type { VideoDetailView, VideoView } from '@/lib/videos/video-view'

/** A video for a browser; `slug` names the workspace in its addresses. */
export const toVideoView = (row: VideoRow, slug: string): VideoView => {
  const base = `/api/w/${slug}/videos/${row.id}`
  return {
    id: row.id,
    taskId: row.taskId,
    createdAt: row.createdAt.toISOString(),
    type: row.type,
    providerMode: row.providerMode,
    prompt: row.prompt,
    member: { id: row.user.id, name: row.user.displayName },
    project: row.project,
    shotId: row.shotId,
    shotNumber: row.shot.number,
    shotName: row.shot.name,
    takeNumber: row.takeNumber,
    width: row.width,
    height: row.height,
    durationSeconds: row.durationSeconds,
    hasAudio: row.hasAudio,
    billedCredits: row.billedCredits,
    // The hash in the address lets a browser keep the picture for ever.
    posterUrl: row.posterKey && `${base}/poster?v=${row.sha256.slice(0, 12)}`,
    thumbhash: row.thumbhash,
    fileUrl: `${base}/file`,
  }
}

export const toVideoDetailView = (
  row: VideoRow,
  slug: string,
  around: {
    newerId: string | null
    olderId: string | null
    lineage: FrameLineage
    trash: TrashNote | null
  },
): VideoDetailView => ({
  ...toVideoView(row, slug),
  settings: row.settings,
  estimatedCredits: row.estimatedCredits,
  framesPerSecond: row.framesPerSecond,
  sizeBytes: row.sizeBytes,
  sha256: row.sha256,
  warnings: row.warnings,
  downloadUrl: `/api/w/${slug}/videos/${row.id}/file?download=1`,
  ...around,
})
