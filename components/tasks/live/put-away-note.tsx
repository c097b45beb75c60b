'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useTaskAction } from '@/components/tasks/live/use-task-action'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { bringTaskBack } from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

/** For so long no act takes the way back away; by time alone it never goes. */
const STAYS_MS = 10_000

type Props = {
  workspace: string
  task: TaskView
  refresh: () => Promise<unknown>
  onGone: (none: null) => void
}

/** That a card was put away, and the way back, until the viewer goes on with something else. */
export const PutAwayNote = ({ workspace, task, refresh, onGone }: Props) => {
  const t = useTranslations('tasks.card')
  const { run, busy, problem } = useTaskAction(refresh)
  const note = useRef<HTMLDivElement>(null)
  const words = problem?.message ?? t('cardPutAway')
  useEffect(() => announce('note', words), [words])
  useEffect(() => {
    // Whoever pressed a key on the card stands on nothing now: what they would want is this.
    if (document.activeElement?.matches('body, h2')) note.current?.querySelector('button')?.focus()
    const leftAt = Date.now()
    const goOn = ({ target }: MouseEvent) => {
      const isOld = Date.now() - leftAt > STAYS_MS
      if (isOld && !note.current?.contains(target as Node)) onGone(null)
    }
    document.addEventListener('click', goOn)
    return () => document.removeEventListener('click', goOn)
  }, [onGone])
  const leave = () => {
    onGone(null)
    document.getElementById('on-the-way')?.focus({ preventScroll: true })
  }
  const undo = async () => {
    const end = await run(() => bringTaskBack({ workspace, taskId: task.id }))
    if (!end?.ok) return
    announce('note', t('cardIsBack'))
    leave()
  }
  return (
    <div ref={note}>
      <Notice
        tone="strong"
        action={
          <div className="flex gap-1.5">
            <Button size="sm" busy={busy} onClick={undo}>
              {t('undo', { count: 1 })}
            </Button>
            <IconButton label={t('putAway')} size="sm" onClick={leave}>
              <X className="size-3.5" aria-hidden />
            </IconButton>
          </div>
        }
      >
        {words}
      </Notice>
    </div>
  )
}
