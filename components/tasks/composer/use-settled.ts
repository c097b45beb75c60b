'use client'
import { useRef } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'

/** The draft without its words: `before` itself, unless something else of it has changed. */
export const settledOf = (before: Draft | null, draft: Draft): Draft => {
  const alternatives =
    before?.alternatives.length === draft.alternatives.length
      ? before.alternatives
      : draft.alternatives.map(() => '')
  const now = { ...draft, prompt: '', negativePrompt: '', alternatives }
  const names = Object.keys(now) as (keyof Draft)[]
  return before && names.every((name) => before[name] === now[name]) ? before : now
}

/**
 * The draft without its words, and the same object until something else of it changes: what shows
 * settings, or counts and prices them, has nothing to draw while somebody writes.
 */
export const useSettled = (draft: Draft): Draft => {
  const settled = useRef<Draft>(null)
  settled.current = settledOf(settled.current, draft)
  return settled.current
}
