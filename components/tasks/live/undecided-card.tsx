'use client'
import { memo } from 'react'
import { Decision } from '@/components/tasks/live/decision'
import { LocalClock } from '@/components/tasks/live/local-clock'
import { RawAnswer } from '@/components/tasks/live/raw-answer'
import { TaskPicture } from '@/components/tasks/live/task-picture'
import { noteWords, stateWord } from '@/components/tasks/live/task-words'
import { Badge } from '@/components/ui/badge'
import { formatCredits } from '@/lib/format'
import { scriptLang } from '@/lib/script-lang'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = { workspace: string; task: TaskView; refresh: () => Promise<unknown> }

/** A task whose end nobody knows. Not red: nothing is lost yet, and a person can end it. */
export const UndecidedCard = memo(({ workspace, task, refresh }: Props) => {
  const unconfirmed = task.state === 'unconfirmed'
  const who = task.mine ? 'You' : task.member.name
  const held = formatCredits(task.priceCredits)
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-md border border-edge bg-panel p-3">
      <div className="flex min-w-0 flex-1 basis-96 gap-3">
        {task.thumbnailUrl && <TaskPicture url={task.thumbnailUrl} className="size-16" />}
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {unconfirmed && task.can.decide && <Badge tone="strong">Decision needed</Badge>}
            <span className="font-medium">{stateWord(task)}</span>
          </p>
          <p className="truncate text-third" lang={scriptLang(task.prompt)}>
            {task.prompt}
          </p>
          <p className="figures text-second">
            {unconfirmed ? (
              <>
                {who} sent it at <LocalClock at={task.sentAt ?? task.createdAt} />; the line broke
                before the answer. {held} stay held until{' '}
                {task.can.decide ? 'you decide' : `${task.member.name} or an admin decides`}.
              </>
            ) : (
              <>
                {noteWords(task)} {held} stay held.
              </>
            )}
          </p>
          {task.rawAnswer && <RawAnswer text={task.rawAnswer} />}
        </div>
      </div>
      {task.can.decide && <Decision workspace={workspace} task={task} refresh={refresh} />}
    </li>
  )
})
UndecidedCard.displayName = 'UndecidedCard'
