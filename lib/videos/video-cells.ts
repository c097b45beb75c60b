import type { KlingType } from '@/lib/kling/catalog'
import type { VideoChoice, VideoVerdict } from '@/lib/videos/decision'
import { shortPrompt } from '@/lib/videos/short-prompt'
import type { VideoPage, VideoView } from '@/lib/videos/video-view'

/**
 * How the videos of a page travel: as the texts of JSON that the database makes, which the studio
 * passes on unread, and which are opened where they are shown. Names and addresses written out for
 * each video would be half of a page, and most of the time that the studio spends on it.
 */

/** In the order of lib/videos/cell-columns.ts. */
export type VideoCells = [
  ...[id: string, taskId: string, createdAtMs: number, type: KlingType],
  ...[providerMode: VideoView['providerMode'], prompt: string],
  ...[memberId: string, member: string, projectId: string, project: string],
  ...[shotId: string, shotNumber: number, shotName: string | null, takeNumber: number],
  ...[width: number, height: number, durationSeconds: number, hasAudio: boolean | 0 | 1],
  ...[billedCredits: number, ratio: string],
  ...[choice: VideoChoice | null, verdict: VideoVerdict | null],
  ...[poster: string | null, small: string | null, sprite: string | null, preview: string | null],
  thumbhash: string | null,
]

/** A video in a list; `slug` names the workspace in its addresses. */
export const openCells = (cells: VideoCells, slug: string): VideoView => {
  const [id, taskId, createdAtMs, type, providerMode, prompt, memberId, member, ...more] = cells
  const [projectId, project, shotId, shotNumber, shotName, takeNumber, ...film] = more
  const [width, height, durationSeconds, hasAudio, billedCredits, ratio, ...rest] = film
  const [choice, verdict, poster, small, sprite, preview, thumbhash] = rest
  const base = `/api/w/${slug}/videos/${id}`
  return {
    ...{ id, taskId, createdAt: new Date(createdAtMs).toISOString(), type, providerMode },
    prompt: shortPrompt(prompt),
    member: { id: memberId, name: member },
    project: { id: projectId, name: project },
    ...{ shotId, shotNumber, shotName, takeNumber, width, height, durationSeconds },
    ...{ hasAudio: Boolean(hasAudio), billedCredits, ratio, choice, verdict, thumbhash },
    posterUrl: poster && `${base}/poster?v=${poster}`,
    posterSmallUrl: small && `${base}/poster?size=small&v=${small}`,
    spriteUrl: sprite && `${base}/sprite?v=${sprite}`,
    previewUrl: preview && `${base}/preview?v=${preview}`,
    fileUrl: `${base}/file`,
  }
}

/** A part of a list on its way to a browser. */
export type PackedPage = { cells: VideoCells[]; about: Omit<VideoPage, 'videos'> }

export const openPage = ({ cells, about }: PackedPage, slug: string): VideoPage => ({
  videos: cells.map((own) => openCells(own, slug)),
  ...about,
})
