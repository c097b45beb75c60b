import Link from 'next/link'
import { memo } from 'react'
import { taskHref } from '@/components/tasks/live/task-href'
import { cx } from '@/components/ui/cx'
import { scriptLang } from '@/lib/script-lang'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = { workspace: string; task: TaskView; className?: string }

/** The first line of a prompt; it leads to the page of its task. */
export const TaskPrompt = memo(({ workspace, task, className }: Props) => {
  const href = taskHref(workspace, task.id)
  const style = cx('block min-h-6 truncate leading-6', className)
  const lang = scriptLang(task.prompt)
  if (!href) {
    return (
      <p className={style} lang={lang}>
        {task.prompt}
      </p>
    )
  }
  return (
    <p className="flex min-w-0" lang={lang}>
      <Link
        href={href}
        prefetch={false}
        title={task.prompt}
        className={cx(style, 'rounded-xs hover:text-ink hover:underline')}
      >
        {task.prompt}
      </Link>
    </p>
  )
})
TaskPrompt.displayName = 'TaskPrompt'
