'use client'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Draft, EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { keepDraft, readDraft } from '@/components/tasks/composer/stored-draft'

export type ChangeDraft = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void

const KEEP_AFTER_MS = 300

/** The draft of a workspace, kept in this browser a moment after every change. */
export const useDraft = (workspace: string) => {
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT)
  const latest = useRef<Draft | null>(null)

  // Before the first paint with scripts; the server cannot know what this browser kept.
  useLayoutEffect(() => {
    const kept = readDraft(workspace)
    latest.current = kept
    setDraft(kept)
  }, [workspace])

  const change: ChangeDraft = useCallback((by) => {
    setDraft((now) => {
      const next = { ...now, ...(typeof by === 'function' ? by(now) : by) }
      latest.current = next
      return next
    })
  }, [])

  useEffect(() => {
    // Only what was read or changed here: the empty draft of the first drawing would erase it.
    if (latest.current !== draft) return
    const timer = setTimeout(() => keepDraft(workspace, draft), KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [workspace, draft])

  useEffect(() => {
    const keep = () => latest.current && keepDraft(workspace, latest.current)
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [workspace])

  return { draft, change }
}
