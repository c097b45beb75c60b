'use client'
import { EyeOff } from 'lucide-react'
import { memo } from 'react'
import { TaskAxis } from '@/components/tasks/live/task-axis'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { elapsedClock, noteWords, stateWord, usualWords } from '@/components/tasks/live/task-words'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { Mark } from '@/components/ui/mark'
import { scriptLang } from '@/lib/script-lang'
import { cancelTask, stopWatching } from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  task: TaskView
  /** The server's present, milliseconds. */
  now: number
  refresh: () => Promise<unknown>
  className?: string
}

const placeWords = (before: number | null): string => {
  if (before === null) return ''
  return before === 0 ? 'next' : `${before} ahead`
}

const whenWords = (task: TaskView, elapsedSeconds: number): string | null => {
  if (task.state === 'queued') return task.can.cancel ? 'free to cancel' : null
  if (task.state !== 'running' || !task.usualSeconds) return null
  return elapsedSeconds > task.usualSeconds.to * 1.5
    ? `over the usual ${usualWords(task.usualSeconds).replace('usually ', '')}`
    : usualWords(task.usualSeconds)
}

/** A task on its way: what is happening, since when, and how long such a thing usually takes. */
export const MovingCard = memo(({ workspace, task, now, refresh, className }: Props) => {
  const { run, busy, problem } = useTaskAction(refresh)
  const lit = task.state === 'running' || task.state === 'sending'
  const since = Date.parse(task.sentAt ?? task.createdAt)
  const elapsed = Math.max(0, (now - since) / 1000)
  const note = problem?.message ?? noteWords(task)
  const foot = [whenWords(task, elapsed), task.member.name].filter(Boolean).join(' · ')
  return (
    <li className={cx('flex min-w-0 gap-3 rounded-md border bg-panel p-3', className)}>
      <TaskPicture url={task.thumbnailUrl} className="size-16" />
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="truncate text-second" lang={scriptLang(task.prompt)}>
          {task.prompt}
        </p>
        <p className="flex items-center justify-between gap-2">
          <span className="flex min-w-0 items-center gap-2 font-medium">
            <Mark lit={lit} className="shrink-0" />
            <span className="truncate">{stateWord(task)}</span>
          </span>
          <span className="figures shrink-0 text-second" suppressHydrationWarning>
            {task.state === 'queued' ? placeWords(task.queuedBefore) : elapsedClock(elapsed)}
          </span>
        </p>
        <div className="h-5 pt-1">
          {task.state === 'running' && task.usualSeconds && (
            <TaskAxis elapsedSeconds={elapsed} usual={task.usualSeconds} />
          )}
        </div>
        <div className="flex min-h-6 items-center justify-between gap-2 text-second text-xs">
          <span className="min-w-0 truncate" suppressHydrationWarning>
            {foot}
          </span>
          {task.can.cancel && (
            <Button
              variant="quiet"
              size="sm"
              busy={busy}
              onClick={() => run(() => cancelTask({ workspace, taskId: task.id }))}
              className="-mr-1.5"
            >
              Cancel
            </Button>
          )}
          {task.can.stopWatching && (
            <IconButton
              label="Stop watching. It goes on and is charged; only its card goes away"
              size="sm"
              disabled={busy}
              onClick={() => run(() => stopWatching({ workspace, taskId: task.id }))}
              className="-mr-1.5"
            >
              <EyeOff className="size-3.5" aria-hidden />
            </IconButton>
          )}
        </div>
        {note && <p className="text-second text-xs">{note}</p>}
      </div>
    </li>
  )
})
MovingCard.displayName = 'MovingCard'
