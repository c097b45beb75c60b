'use client'
import { useRef } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'

const withoutWords = (draft: Draft, before: Draft | null): Draft => ({
  ...draft,
  prompt: '',
  negativePrompt: '',
  alternatives:
    before?.alternatives.length === draft.alternatives.length
      ? before.alternatives
      : draft.alternatives.map(() => ''),
})

const isSame = (before: Draft, now: Draft): boolean =>
  (Object.keys(now) as (keyof Draft)[]).every((name) => before[name] === now[name])

/**
 * The draft without its words, and the same object until something else of it changes: what shows
 * settings, or counts and prices them, has nothing to draw while somebody writes.
 */
export const useSettled = (draft: Draft): Draft => {
  const settled = useRef<Draft>(null)
  const now = withoutWords(draft, settled.current)
  if (!settled.current || !isSame(settled.current, now)) settled.current = now
  return settled.current
}
