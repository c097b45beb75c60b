import 'server-only'
import type { ListedVideo } from '@/lib/videos/page-store'
import { shortPrompt } from '@/lib/videos/short-prompt'
import type { VideoRow } from '@/lib/videos/store'
import type { VideoDetailView, VideoView } from '@/lib/videos/video-view'

/** Names the content of a stored picture: with it in the address a browser keeps it for ever. */
const versionOf = (key: string): string => key.slice(key.indexOf('/') + 1).slice(0, 12)

/** A video in a list for a browser; `slug` names the workspace in its addresses. */
export const toVideoView = (row: ListedVideo, slug: string): VideoView => {
  const base = `/api/w/${slug}/videos/${row.id}`
  const { posterKey, posterSmallKey, spriteKey, previewKey } = row
  return {
    id: row.id,
    taskId: row.taskId,
    createdAt: row.createdAt.toISOString(),
    type: row.type,
    providerMode: row.providerMode,
    prompt: shortPrompt(row.prompt),
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
    ratio: row.ratio,
    choice: row.choice,
    verdict: row.verdict,
    posterUrl: posterKey && `${base}/poster?v=${versionOf(posterKey)}`,
    posterSmallUrl: posterSmallKey && `${base}/poster?size=small&v=${versionOf(posterSmallKey)}`,
    spriteUrl: spriteKey && `${base}/sprite?v=${versionOf(spriteKey)}`,
    previewUrl: previewKey && `${base}/preview?v=${versionOf(previewKey)}`,
    thumbhash: row.thumbhash,
    fileUrl: `${base}/file`,
  }
}

export const toVideoDetailView = (
  row: VideoRow,
  slug: string,
  around: Pick<VideoDetailView, 'newerId' | 'olderId' | 'lineage' | 'decisions'>,
): VideoDetailView => ({
  ...toVideoView(row, slug),
  prompt: row.prompt,
  settings: row.settings,
  estimatedCredits: row.estimatedCredits,
  framesPerSecond: row.framesPerSecond,
  sizeBytes: row.sizeBytes,
  sha256: row.sha256,
  warnings: row.warnings,
  downloadUrl: `/api/w/${slug}/videos/${row.id}/file?download=1`,
  ...around,
})
