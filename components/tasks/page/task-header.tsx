import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ShotAndTake } from '@/components/videos/shot-and-take'
import { scriptLang } from '@/lib/script-lang'
import type { TaskView } from '@/lib/tasks/task-view'
import { videoTitle } from '@/lib/videos/video-title'

/** Where one is. */
export const TaskHeader = ({ task, workspace }: { task: TaskView; workspace: string }) => {
  const t = useTranslations()
  return (
    <header className="flex min-h-8 items-center">
      <nav aria-label={t('taskPage.breadcrumb')} className="flex min-w-0 items-baseline gap-2">
        <Link
          href={`/w/${workspace}`}
          className="inline-flex min-h-6 shrink-0 items-center rounded-xs text-second hover:text-ink touch:min-h-12"
        >
          {t('shell.nav.studio')}
        </Link>
        <span aria-hidden="true" className="text-third">
          /
        </span>
        <h1
          className="min-w-0 truncate font-medium"
          title={task.prompt}
          lang={scriptLang(task.prompt)}
        >
          {videoTitle(task.prompt, t('videos.untitled'))}
        </h1>
        <ShotAndTake workspace={workspace} of={task} />
      </nav>
    </header>
  )
}
