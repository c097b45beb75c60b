import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TaskPage } from '@/components/tasks/page/task-page'
import { VideoPage } from '@/components/videos/video-page'
import { loadReview } from '@/lib/review/loaders'
import { loadTask } from '@/lib/tasks/loaders'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'
import { loadTakes, loadVideo } from '@/lib/videos/loaders'
import { videoTitle } from '@/lib/videos/video-title'
import { loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

// Where no worker lasts, the decision that sends a task again also waits for the answer.
export const maxDuration = 120

type Props = { params: Promise<{ workspace: string; videoId: string }> }

/** The address of a task is that of its video, before there is one too. */
const load = async ({ params }: Props) => {
  const { workspace, videoId: id } = await params
  const video = await loadVideo(workspace, id)
  const task = video ? null : await loadTask(workspace, id)
  return { workspace, video, task }
}

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const { video, task } = await load(props)
  const shown = video ?? task
  const t = await getTranslations('videos')
  return { title: shown ? videoTitle(shown.prompt, t('untitled')) : t('notFound.title') }
}

/**
 * No loading state on purpose: it would begin the answer, and with it say 200, before it is known
 * whether the viewer may see that this video exists.
 */
const Page = async (props: Props) => {
  const { workspace, video, task } = await load(props)
  if (task?.videoId) redirect(`/w/${workspace}/videos/${task.videoId}`)
  const { role } = await loadScope(workspace)
  const place = {
    workspace,
    now: new Date().toISOString(),
    timeZone: parseTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value),
    canSubmit: may(role, 'tasks:submit'),
  }
  if (video) {
    const [takes, review] = await Promise.all([
      loadTakes(workspace, video),
      loadReview(workspace, video.id),
    ])
    return (
      <VideoPage
        {...{ video, takes, review }}
        {...place}
        canRename={may(role, 'projects:write')}
        canCollect={may(role, 'collections:write') && !video.trash}
      />
    )
  }
  if (!task) notFound()
  return <TaskPage key={task.id} task={task} {...place} canResume={may(role, 'provider:resume')} />
}

export default Page
