import 'server-only'
import type { FrameLineage } from '@/lib/videos/lineage-view'
import type { VideoRow } from '@/lib/videos/store'
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
    posterUrl: row.posterKey && `${base}/poster?v=${versionOf(row.posterKey)}`,
    posterSmallUrl:
      row.posterSmallKey && `${base}/poster?size=small&v=${versionOf(row.posterSmallKey)}`,
    spriteUrl: row.spriteKey && `${base}/sprite?v=${versionOf(row.spriteKey)}`,
    previewUrl: row.previewKey && `${base}/preview?v=${versionOf(row.previewKey)}`,
    thumbhash: row.thumbhash,
    fileUrl: `${base}/file`,
  }
}

/** From the hash that a key has behind its first two characters. */
const versionOf = (key: string) => key.slice(3, 15)

export const toVideoDetailView = (
  row: VideoRow,
  slug: string,
  around: { newerId: string | null; olderId: string | null; lineage: FrameLineage },
): VideoDetailView => ({
  ...toVideoView(row, slug),
  settings: row.settings,
  estimatedCredits: row.estimatedCredits,
  framesPerSecond: row.framesPerSecond,
  sizeBytes: row.sizeBytes,
  sha256: row.sha256,
  warnings: row.warnings,
  deriveProblem: row.deriveProblem,
  downloadUrl: `/api/w/${slug}/videos/${row.id}/file?download=1`,
  ...around,
})
