'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import useSWR from 'swr'
import { taskKey } from '@/components/tasks/live/task-key'
import { askStudio } from '@/components/ui/ask-studio'
import { scriptLang } from '@/lib/script-lang'
import type { TaskDetailView } from '@/lib/tasks/task-view'

type Props = { workspace: string; taskId: string }

/** The provider's own words, one click away; they are fetched by that click. */
export const RawAnswer = ({ workspace, taskId }: Props) => {
  const t = useTranslations('tasks.rawAnswer')
  const [open, setOpen] = useState(false)
  return (
    <details
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="min-w-0 open:basis-full"
    >
      <summary className="inline-flex min-h-6 list-none touch:min-h-9 items-center rounded-xs text-third text-xs underline underline-offset-2 hover:text-ink">
        {t('name')}
      </summary>
      {open && <Words workspace={workspace} taskId={taskId} />}
    </details>
  )
}

const Words = ({ workspace, taskId }: Props) => {
  const t = useTranslations('tasks.rawAnswer')
  const { data, error } = useSWR(taskKey(workspace, taskId), askStudio<TaskDetailView>)
  const answer = data?.rawAnswer ?? null
  const instead = error ? t('unreadable') : t(data ? 'nothing' : 'reading')
  return (
    // A field, so that what is long can be scrolled and copied by the keyboard too.
    <textarea
      readOnly
      rows={5}
      aria-label={t('name')}
      lang={answer === null ? undefined : (scriptLang(answer) ?? 'en')}
      value={answer ?? instead}
      className="clear-both mt-1 block w-full resize-y break-all rounded-picture bg-raised p-2 font-mono text-2xs text-second"
    />
  )
}
