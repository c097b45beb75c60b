'use client'
import { useEffect, useRef, useState } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { batchOf, contentOf } from '@/components/tasks/composer/press'
import { readBatch } from '@/components/tasks/composer/read-batch'
import { askStudio } from '@/components/ui/ask-studio'
import type { SameView, TaskView } from '@/lib/tasks/task-view'

const WAIT_MS = 300

/**
 * Whether somebody has just sent exactly what stands in the draft. Asked when somebody is about to
 * press, once for each content; without an answer nothing is said, and nothing ever waits for it.
 * @param tasks what is on its way: an answer about one that waits is good for as long as that waits
 */
export const useSame = (
  workspace: string,
  draft: Draft,
  projectId: string,
  tasks: readonly TaskView[],
) => {
  const [found, setFound] = useState<{ content: string; same: SameView } | null>(null)
  const askedFor = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const content = contentOf(draft, projectId)
  const address = `/api/w/${encodeURIComponent(workspace)}/tasks/same`

  const ask = () => {
    clearTimeout(timer.current)
    if (askedFor.current === content) return
    timer.current = setTimeout(async () => {
      const parsed = await readBatch(batchOf({ ...draft, takes: 1 })).catch(() => null)
      if (!parsed?.ok) return
      askedFor.current = content
      for (const settings of parsed.requests) {
        const same = await askStudio<SameView | null>(address, {
          method: 'POST',
          body: { projectId, settings },
          timeoutMs: 5_000,
        }).catch(() => null)
        if (askedFor.current !== content) return
        if (same) return setFound({ content, same })
      }
    }, WAIT_MS)
  }
  /** It was sent or taken back: the next question has another answer. */
  const forget = () => {
    clearTimeout(timer.current)
    askedFor.current = null
    setFound(null)
  }
  /** It was sent, and this is who had sent it before. */
  const tell = (sent: string, same: SameView | null) => {
    if (!same) return
    askedFor.current = sent
    setFound({ content: sent, same })
  }
  const same = found?.content === content ? found.same : null
  /** What was said is old; what is not said any more is no reason to ask about another draft. */
  const askAnew = () => {
    forget()
    if (same) ask()
  }
  const latest = useRef(askAnew)
  latest.current = askAnew

  const { taskId } = found?.same ?? {}
  const isWaiting = tasks.some(({ id, state }) => id === taskId && state === 'queued')
  const wasWaiting = useRef(false)
  useEffect(() => {
    if (wasWaiting.current && !isWaiting) latest.current()
    wasWaiting.current = isWaiting
  }, [isWaiting])

  return { same, ask, forget, tell }
}

export type Same = ReturnType<typeof useSame>
