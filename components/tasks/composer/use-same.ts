'use client'
import { useRef, useState } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { batchOf, contentOf } from '@/components/tasks/composer/press'
import type { TaskSettings } from '@/lib/kling/settings'
import type { Result } from '@/lib/result'
import { parseBatch } from '@/lib/tasks/batch'
import type { SameView } from '@/lib/tasks/task-view'

const WAIT_MS = 300

const askSame = async (
  workspace: string,
  question: { projectId: string; settings: TaskSettings },
): Promise<SameView | null> => {
  const response = await fetch(`/api/w/${encodeURIComponent(workspace)}/tasks/same`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(question),
    signal: AbortSignal.timeout(5_000),
  })
  const result: Result<SameView | null> = await response.json()
  return result.ok ? result.data : null
}

/**
 * Whether somebody has just sent exactly what stands in the draft. Asked when somebody is about to
 * press, once for each content; without an answer nothing is said, and nothing ever waits for it.
 */
export const useSame = (workspace: string, draft: Draft, projectId: string) => {
  const [found, setFound] = useState<{ content: string; same: SameView } | null>(null)
  const askedFor = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const content = contentOf(draft, projectId)

  const ask = () => {
    clearTimeout(timer.current)
    if (askedFor.current === content) return
    const parsed = parseBatch(batchOf({ ...draft, takes: 1 }))
    if (!parsed.ok) return
    timer.current = setTimeout(async () => {
      askedFor.current = content
      for (const settings of parsed.requests) {
        const same = await askSame(workspace, { projectId, settings }).catch(() => null)
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
