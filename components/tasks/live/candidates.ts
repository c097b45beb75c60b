import { type Candidate, OWN_NEWS } from '@/components/tasks/live/places'
import type { TaskView } from '@/lib/tasks/task-view'
import type { VideoView } from '@/lib/videos/video-view'

const OWN_MOVING = 1
const OTHERS_MOVING = 2
const OTHERS_NEWS = 3

/** What has ended since the viewer last took in what is new. */
export type News = { videos: VideoView[]; ended: TaskView[] }

/** What may stand in a place: the viewer's own end first, then what moves, then what others made. */
export const candidatesOf = (
  moving: TaskView[],
  { videos, ended }: News,
  viewerId: string,
): Candidate[] => {
  const news = [
    ...videos.map((video) => ({
      id: video.taskId,
      at: video.createdAt,
      mine: video.member.id === viewerId,
    })),
    ...ended.map(({ id, stateAt, mine }) => ({ id, at: stateAt, mine })),
  ].sort((a, b) => b.at.localeCompare(a.at))
  const over = new Set(news.map(({ id }) => id))
  return [
    ...news.map(({ id, mine }) => ({ id, rank: mine ? OWN_NEWS : OTHERS_NEWS })),
    ...moving
      .filter(({ id }) => !over.has(id))
      .map(({ id, mine }) => ({ id, rank: mine ? OWN_MOVING : OTHERS_MOVING })),
  ]
}
