import type { LiveView } from '@/lib/tasks/task-view'
import type { VideoView } from '@/lib/videos/video-view'

/**
 * Whether anything of today stands in the list: under "Today" nothing may stand that is only older.
 * @param fresh what is new and not in the list yet
 * @param dayBegan the viewer's midnight, ISO 8601 in UTC
 */
export const listsToday = (
  today: LiveView['today'],
  fresh: Pick<VideoView, 'createdAt'>[],
  dayBegan: string,
): boolean => today.videos > fresh.filter(({ createdAt }) => createdAt >= dayBegan).length
