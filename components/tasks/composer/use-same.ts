'use client'
import { useRef, useState } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { batchOf, contentOf } from '@/components/tasks/composer/press'
import { askStudio } from '@/components/ui/ask-studio'
import { parseBatch } from '@/lib/tasks/batch'
import type { SameView } from '@/lib/tasks/task-view'

const WAIT_MS = 300

/**
 * Whether somebody has just sent exactly what stands in the draft. Asked when somebody is about to
 * press, once for each content; without an answer nothing is said, and nothing ever waits for it.
 */
export const useSame = (workspace: string, draft: Draft, projectId: string) => {
  const [found, setFound] = useState<{ content: string; same: SameView } | null>(null)
  const askedFor = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const content = contentOf(draft, projectId)
  const address = `/api/w/${encodeURIComponent(workspace)}/tasks/same`

  const ask = () => {
    clearTimeout(timer.current)
    if (askedFor.current === content) return
    timer.current = setTimeout(async () => {
      const parsed = parseBatch(batchOf({ ...draft, takes: 1 }))
      if (!parsed.ok) return
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
  /** It was sent: the next question has another answer. */
  const forget = () => {
    clearTimeout(timer.current)
    askedFor.current = null
    setFound(null)
  }
  return { same: found?.content === content ? found.same : null, ask, forget }
}
