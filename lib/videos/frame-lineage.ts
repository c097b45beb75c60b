import 'server-only'
import {
  type FrameUsed,
  listFramesOf,
  listNamedVideos,
  listVideosWithFramesOf,
} from '@/lib/videos/frame-store'
import type { FrameLineage, LineageSource, LineageVideo } from '@/lib/videos/lineage-view'

const MOST_NAMED = 5

/**
 * Which videos a video came from, by their frames or as a whole, and which came from it. It rests
 * on the inputs of tasks; a video that is gone is named nowhere.
 */
export const readFrameLineage = async (
  workspaceId: string,
  { id, taskId }: { id: string; taskId: string },
): Promise<FrameLineage> => {
  const [frames, made] = await Promise.all([
    listFramesOf(workspaceId, taskId),
    listVideosWithFramesOf(workspaceId, id, MOST_NAMED),
  ])
  const from = [...new Set(frames.map(({ fromVideoId }) => fromVideoId))]
  const videos = await listNamedVideos(workspaceId, from)
  return {
    sources: sourcesOf(frames, new Map(videos.map((video) => [video.id, video]))),
    continuedBy: made.slice(0, MOST_NAMED),
    hasMore: made.length > MOST_NAMED,
  }
}

const sourcesOf = (frames: FrameUsed[], videos: Map<string, LineageVideo>): LineageSource[] => {
  const at = (slot: string) => frames.find((frame) => frame.slot === slot)
  const [first, last] = [at('image'), at('endImage')]
  const one = (
    kind: 'continues' | 'loops' | 'leadsTo' | 'refersTo',
    frame: FrameUsed,
  ): LineageSource[] => {
    const video = videos.get(frame.fromVideoId)
    return video ? [{ kind, video, seconds: frame.fromSeconds }] : []
  }
  if (first && last && first.fromVideoId === last.fromVideoId) {
    const video = videos.get(first.fromVideoId)
    if (first.fromSeconds === last.fromSeconds) return one('loops', first)
    return video ? [{ kind: 'between', video }] : []
  }
  const whole = videos.get(at('video')?.fromVideoId ?? '')
  return [
    ...(whole ? [{ kind: 'madeFrom', video: whole } as const] : []),
    ...(first ? one('continues', first) : []),
    ...(last ? one('leadsTo', last) : []),
    ...frames
      .filter(({ slot }) => slot.startsWith('images.'))
      .flatMap((frame) => one('refersTo', frame)),
  ]
}
