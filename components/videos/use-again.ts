'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { SAME_PRESS_MS } from '@/components/tasks/composer/use-submit'
import type { Undoable } from '@/components/tasks/composer/use-undo-send'
import { clockSkew } from '@/components/tasks/live/clock-skew'
import { sentAgain } from '@/components/tasks/live/sent-again'
import { undoneWords } from '@/components/tasks/live/undone-words'
import { useLive } from '@/components/tasks/live/use-live'
import { useNow } from '@/components/tasks/live/use-now'
import { announce } from '@/components/ui/announcer'
import { useFormat } from '@/components/ui/use-format'
import { estimateCredits } from '@/lib/kling/pricing'
import { makeRequestId } from '@/lib/request-id'
import { submitTask, undoSend } from '@/lib/tasks/actions'
import type { TaskView } from '@/lib/tasks/task-view'

/** What was asked for once, by a task that has a video or has none. */
export type Repeatable = Pick<TaskView, 'settings' | 'project' | 'shotId'> &
  Partial<Pick<TaskView, 'sentAgainAs'>> & { taskId: string }

/** What came of the last press: it is on its way, or words about it. */
type Outcome = { kind: 'sent' } | { kind: 'said' | 'failed'; words: string }

/**
 * The same request once more, and the way back while there is one. Whether there is one is read from
 * what the studio answers: so it outlives a reload, and is the same here as on the card.
 * @param offers to take back what was sent last of its shot, or only a press made here: where several
 * takes of one shot stand beside each other
 */
export const useAgain = (of: Repeatable, workspace: string, offers: 'shot' | 'press' = 'shot') => {
  const t = useTranslations('videos.actions')
  const tasks = useTranslations('tasks')
  const undoing = useTranslations('composer.undoSend')
  const format = useFormat()
  const credits = estimateCredits(of.settings)
  const { live, refresh } = useLive(workspace)
  const [busy, setBusy] = useState(false)
  const [isTakingBack, setTakingBack] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [pressed, setPressed] = useState<string | null>(null)
  // Kept until it is known to have been taken: a press after a lost answer is the same press.
  const requestId = useRef<string>(null)

  const skewMs = clockSkew(live?.now)
  const held = live?.tasks.filter(({ sendsAt }) => sendsAt !== null) ?? []
  const now = useNow(live?.now ?? '', skewMs, held.length > 0)
  const candidates = offers === 'shot' ? held : held.filter((task) => task.batchId === pressed)
  const waiting = sentAgain(candidates, of.shotId, now)
  const batchId = waiting?.batchId ?? null

  const end = (words: string, kind: 'said' | 'failed') => {
    setOutcome({ kind, words })
    announce('again', words)
  }

  const again = async () => {
    setBusy(true)
    setOutcome(null)
    requestId.current ??= makeRequestId()
    const samePress = new Promise((resolve) => setTimeout(resolve, SAME_PRESS_MS))
    try {
      const answer = await submitTask({
        workspace,
        projectId: of.project.id,
        requestId: requestId.current,
        settings: of.settings,
        takeOfId: of.taskId,
        expectedCredits: credits,
      })
      if (answer.ok) {
        requestId.current = null
        setPressed(answer.data.batchId)
        await refresh().catch(() => {})
        setOutcome({ kind: 'sent' })
        announce('again', tasks('news.submitted', { count: 1, credits: format.number(credits) }))
      } else end(answer.error.message, 'failed')
    } catch {
      end(t('lost'), 'failed')
    }
    await samePress
    setBusy(false)
  }

  const takeBack = async (batch: string) => {
    if (isTakingBack) return
    setTakingBack(true)
    const answer = await undoSend({ workspace, batchId: batch }).catch(() => null)
    await refresh().catch(() => {})
    setTakingBack(false)
    if (!answer?.ok) return end(answer?.error.message ?? undoing('noAnswer'), 'failed')
    const { cancelled } = answer.data
    end(undoneWords(tasks, answer.data), cancelled > 0 ? 'said' : 'failed')
  }

  const undoable: Undoable | null =
    waiting?.sendsAt && batchId
      ? {
          untilMs: Date.parse(waiting.sendsAt) - skewMs,
          press: [waiting],
          busy: isTakingBack,
          undo: () => takeBack(batchId),
        }
      : null
  // What was pressed here keeps its button, with words below it.
  const isPressed = busy || isTakingBack || undoable !== null || outcome !== null
  const sentAs = isPressed ? null : of.sentAgainAs
  return { again, busy, sentAs, undoable, outcome, forget: () => setOutcome(null) }
}
