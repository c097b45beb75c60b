import { useTranslations } from 'next-intl'
import { Place } from '@/components/videos/place'
import type { TaskView } from '@/lib/tasks/task-view'

export const TaskHeader = ({ task, workspace }: { task: TaskView; workspace: string }) => {
  const t = useTranslations()
  return (
    <header className="flex min-h-8 items-center">
      <Place
        label={t('taskPage.breadcrumb')}
        above={{ href: `/w/${workspace}`, name: t('shell.nav.studio') }}
        workspace={workspace}
        of={task}
      />
    </header>
  )
}
