'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { clockSkew } from '@/components/tasks/live/clock-skew'
import { LiveNotice } from '@/components/tasks/live/live-notice'
import { PauseNotice } from '@/components/tasks/live/pause-notice'
import { SaidNotice } from '@/components/tasks/live/said-notice'
import { stateWord } from '@/components/tasks/live/task-words'
import { useDeciding } from '@/components/tasks/live/use-deciding'
import { useNow } from '@/components/tasks/live/use-now'
import { useRefreshWithFocus } from '@/components/tasks/live/use-refresh-with-focus'
import { useWords } from '@/components/tasks/live/words'
import { TaskActions } from '@/components/tasks/page/task-actions'
import { TaskFacts } from '@/components/tasks/page/task-facts'
import { TaskHeader } from '@/components/tasks/page/task-header'
import { TaskStage } from '@/components/tasks/page/task-stage'
import { useTaskDetail } from '@/components/tasks/page/use-task-detail'
import { announce } from '@/components/ui/announcer'
import { PromptText } from '@/components/videos/prompt-text'
import { UsedInputs } from '@/components/videos/used-inputs'
import type { TaskDetailView } from '@/lib/tasks/task-view'

type Props = {
  task: TaskDetailView
  /** The workspace's slug. */
  workspace: string
  /** ISO 8601. */
  now: string
  timeZone: string | null
  canSubmit: boolean
  canResume: boolean
}

/** A task in the layout of its video, whose page takes this one's place as soon as it is there. */
export const TaskPage = ({ task: initial, workspace, now, timeZone, ...may }: Props) => {
  const t = useTranslations('taskPage')
  const words = useWords()
  const router = useRouter()
  const { detail: task, videoId, live, problem, ...detail } = useTaskDetail(workspace, initial)
  const serverNow = live?.now ?? now
  const ticking = task.state !== 'queued' || task.nextTryAt !== null
  const clock = useNow(serverNow, clockSkew(serverNow), ticking)
  const isOver = task.state === 'failed' || task.state === 'cancelled'
  const actions = may.canSubmit && <TaskActions {...{ workspace, task, isOver }} />
  const heading = useRef<HTMLHeadingElement>(null)
  const refresh = useRefreshWithFocus(detail.refresh, heading)
  const { said, deciding, dismiss } = useDeciding([task], heading)

  useEffect(() => {
    if (videoId) router.replace(`/w/${workspace}/videos/${videoId}`)
  }, [router, workspace, videoId])
  const word = stateWord(words, task)
  const spoken = useRef(word)
  useEffect(() => {
    if (spoken.current !== word) announce('state', word)
    spoken.current = word
  }, [word])

  return (
    <div className="wide:grid wide:min-h-[calc(100dvh-var(--bar,3rem))] wide:grid-cols-[minmax(0,1fr)_380px]">
      <div className="min-w-0 space-y-3 p-3 wide:p-4 wide:px-5">
        <TaskHeader task={task} workspace={workspace} />
        {problem && <LiveNotice problem={problem} workspace={workspace} />}
        {live?.pause && task.state === 'queued' && (
          <PauseNotice
            {...{ workspace, live, refresh }}
            pause={live.pause}
            canResume={may.canResume}
          />
        )}
        <TaskStage
          {...{ workspace, task, serverNow, heading, deciding, refresh }}
          now={clock}
          actions={isOver && actions}
          available={live?.balance.available ?? 0}
          paused={Boolean(live?.pause)}
        />
        {said && <SaidNotice onDismiss={dismiss}>{said}</SaidNotice>}
      </div>
      <aside aria-label={t('about')} className="space-y-4 p-3 wide:border-l wide:p-4">
        <PromptText text={task.prompt} className="text-base" />
        <TaskFacts task={task} workspace={workspace} now={now} timeZone={timeZone} />
        {!isOver && actions}
        <UsedInputs settings={task.settings} workspace={workspace} />
      </aside>
    </div>
  )
}
