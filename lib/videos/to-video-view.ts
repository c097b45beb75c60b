import 'server-only'
import type { ListedVideo } from '@/lib/videos/listed-video'
import type { VideoRow } from '@/lib/videos/store'
import { openCells, type VideoCells } from '@/lib/videos/video-cells'
import type { VideoDetailView, VideoView } from '@/lib/videos/video-view'

/** Names the content of a stored picture: with it in the address a browser keeps it for ever. */
export const versionOf = (key: string): string => key.slice(key.indexOf('/') + 1).slice(0, 12)

const versionOrNone = (key: string | null) => key && versionOf(key)

const cellsOf = (row: ListedVideo): VideoCells => [
  ...([row.id, row.taskId, row.createdAt.getTime(), row.type, row.providerMode] as const),
  ...([row.prompt, row.user.id, row.user.displayName, row.project.id, row.project.name] as const),
  ...([row.shotId, row.shot.number, row.shot.name, row.takeNumber, row.width] as const),
  ...([row.height, row.durationSeconds, row.hasAudio, row.billedCredits, row.ratio] as const),
  ...([row.choice, row.verdict, versionOrNone(row.posterKey)] as const),
  ...([versionOrNone(row.posterSmallKey), versionOrNone(row.spriteKey)] as const),
  ...([versionOrNone(row.previewKey), row.thumbhash] as const),
]

/** A video in a list for a browser; `slug` names the workspace in its addresses. */
export const toVideoView = (row: ListedVideo, slug: string): VideoView =>
  openCells(cellsOf(row), slug)

export const toVideoDetailView = (
  row: VideoRow,
  slug: string,
  around: Pick<VideoDetailView, 'newerId' | 'olderId' | 'lineage' | 'decisions' | 'trash'>,
): VideoDetailView => ({
  ...toVideoView(row, slug),
  prompt: row.prompt,
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
