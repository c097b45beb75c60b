import { askStudio, type Question } from '@/components/ui/ask-studio'
import { openPage, type PackedPage } from '@/lib/videos/video-cells'
import type { VideoPage } from '@/lib/videos/video-view'

/** A page of a workspace's videos; `query` as the route of videos takes it. @throws AskError */
export const askVideos = async (
  workspace: string,
  query: URLSearchParams,
  question?: Question,
): Promise<VideoPage> => {
  const address = `/api/videos?workspace=${encodeURIComponent(workspace)}&${query}`
  return openPage(await askStudio<PackedPage>(address, question), workspace)
}
