'use client'
import { pauseSentence } from '@/components/tasks/live/pause-words'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { resumeProvider } from '@/lib/tasks/actions'

type Props = {
  workspace: string
  reason: string
  canResume: boolean
  refresh: () => Promise<unknown>
}

/** Nothing is being sent, why, and what a person can do about it. */
export const PauseNotice = ({ workspace, reason, canResume, refresh }: Props) => {
  const { run, busy, problem } = useTaskAction(refresh)
  return (
    <Notice
      tone="strong"
      action={
        canResume && (
          <Button busy={busy} onClick={() => run(() => resumeProvider({ workspace }))}>
            Resume sending
          </Button>
        )
      }
    >
      <span className="font-medium">Sending is paused.</span> {pauseSentence(reason)} New tasks wait
      in the queue{canResume ? '.' : ' until an admin resumes sending.'}
      {problem && <span className="block font-medium">{problem.message}</span>}
    </Notice>
  )
}
