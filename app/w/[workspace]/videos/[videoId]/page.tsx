import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { VideoPage } from '@/components/videos/video-page'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'
import { loadVideo } from '@/lib/videos/loaders'
import { videoTitle } from '@/lib/videos/video-title'
import { loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

type Props = { params: Promise<{ workspace: string; videoId: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { workspace, videoId } = await params
  return { title: videoTitle((await loadVideo(workspace, videoId)).prompt) }
}

/**
 * No loading state on purpose: it would begin the answer, and with it say 200, before it is known
 * whether the viewer may see that this video exists.
 */
const Page = async ({ params }: Props) => {
  const { workspace, videoId } = await params
  const [video, scope] = await Promise.all([loadVideo(workspace, videoId), loadScope(workspace)])
  return (
    <VideoPage
      video={video}
      workspace={workspace}
      now={new Date().toISOString()}
      timeZone={parseTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value)}
      canSubmit={may(scope.role, 'tasks:submit')}
    />
  )
}

export default Page
