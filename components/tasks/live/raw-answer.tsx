'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import useSWR from 'swr'
import { taskKey } from '@/components/tasks/live/task-key'
import { askStudio } from '@/components/ui/ask-studio'
import { LOST_REASONS, readReason } from '@/lib/kling/reason'
import { scriptLang } from '@/lib/script-lang'
import type { TaskDetailView, TaskView } from '@/lib/tasks/task-view'

/** Whether what was kept is an answer: of a lost one it is what the connection said instead. */
const isAnswer = ({ note }: TaskView): boolean => {
  if (note?.code === 'written_off' || note?.code === 'sent_again') return false
  if (note?.code !== 'unknown_outcome') return true
  const code = readReason(LOST_REASONS, note.reason)?.code
  return code !== 'connection_broke' && code !== 'no_answer_in_time' && code !== 'stopped'
}

/**
 * The provider's own words, one click away; they are fetched by that click. What opens them stands in
 * a sentence; the words stand below everything that can be pressed, so that they move nothing of it.
 * Both are null for those who may not read them.
 */
export const useRawAnswer = (
  workspace: string,
  task: TaskView,
): { opener: ReactNode; words: ReactNode } => {
  const t = useTranslations('tasks.rawAnswer')
  const [open, setOpen] = useState(false)
  const id = useId()
  if (!task.can.readAnswer) return { opener: null, words: null }
  const name = t(isAnswer(task) ? 'name' : 'onTheWire')
  return {
    opener: (
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className="reach -my-1 inline-flex min-h-6 items-center rounded-xs text-left text-third text-xs underline underline-offset-2 hover:text-ink touch:-my-2.5 touch:min-h-9"
      >
        {name}
      </button>
    ),
    words: open && <Words {...{ workspace, id, name }} taskId={task.id} />,
  }
}

type WordsProps = { workspace: string; taskId: string; id: string; name: string }

const Words = ({ workspace, taskId, id, name }: WordsProps) => {
  const t = useTranslations('tasks.rawAnswer')
  const { data, error } = useSWR(taskKey(workspace, taskId), askStudio<TaskDetailView>)
  const answer = data?.rawAnswer ?? null
  const instead = error ? t('unreadable') : t(data ? 'nothing' : 'reading')
  return (
    // A field, so that what is long can be scrolled and copied by the keyboard too.
    <textarea
      id={id}
      readOnly
      rows={5}
      aria-label={name}
      lang={answer === null ? undefined : (scriptLang(answer) ?? 'en')}
      value={answer ?? instead}
      className="block w-full resize-y break-all rounded-picture bg-raised p-2 text-left font-mono text-2xs text-second"
    />
  )
}
