'use client'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Draft, EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { type OpenDraft, openDraft } from '@/components/tasks/composer/open-draft'
import { draftKey } from '@/components/tasks/composer/stored-draft'
import { MODES } from '@/lib/kling/catalog'

export type ChangeDraft = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void

const KEEP_AFTER_MS = 300

/**
 * What was typed and chosen while the scripts were still on their way: the page alone has it. It
 * goes after what was kept, so that neither is lost and the caret stays where somebody types.
 */
const takeEntered = (open: OpenDraft): void => {
  const field = document.querySelector<HTMLTextAreaElement>('textarea[name="prompt"]')
  const radios = field?.form?.querySelectorAll<HTMLInputElement>('[type="radio"]:checked') ?? []
  const chosen = [...radios].filter((radio) => !radio.defaultChecked).map(({ value }) => value)
  const typed = field?.value
  const mode = MODES.find((one) => chosen.includes(one))
  const { prompt } = open.now()
  if (typed) open.change({ prompt: prompt ? `${prompt}\n${typed}` : typed })
  if (mode) open.change({ mode })
}

/**
 * The draft of one member in one workspace, kept in this browser a moment after every change,
 * beyond reload, sign-out and the end of the session.
 */
export const useDraft = (workspace: string, userId: string) => {
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT)
  const opened = useRef<OpenDraft | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Half a syllable is not kept, and a field that an input method writes in is not written to.
  const composing = useRef(false)

  /** Takes over what other tabs have kept, and keeps what was changed here. */
  const settle = useCallback(() => {
    const open = opened.current
    if (!open || composing.current) return
    open.follow()
    setDraft(open.keep())
  }, [])

  const settleSoon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(settle, KEEP_AFTER_MS)
  }, [settle])

  // Before the first paint with scripts; the server cannot know what this browser kept.
  useLayoutEffect(() => {
    const key = draftKey(userId, workspace)
    const open = openDraft(key, () => window.localStorage)
    // Only the first time: later the field holds what was drawn from a draft.
    if (!opened.current) takeEntered(open)
    opened.current = open
    setDraft(open.now())
    const keep = () => open.keep()
    const onStorage = (event: StorageEvent) => event.key === key && settle()
    // A tab that slept was told nothing.
    const onSeen = () => document.visibilityState === 'visible' && settle()
    const onCompositionStart = () => {
      composing.current = true
    }
    const onCompositionEnd = () => {
      composing.current = false
      settleSoon()
    }
    window.addEventListener('compositionstart', onCompositionStart)
    window.addEventListener('compositionend', onCompositionEnd)
    window.addEventListener('storage', onStorage)
    document.addEventListener('visibilitychange', onSeen)
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('compositionstart', onCompositionStart)
      window.removeEventListener('compositionend', onCompositionEnd)
      window.removeEventListener('storage', onStorage)
      document.removeEventListener('visibilitychange', onSeen)
      window.removeEventListener('pagehide', keep)
      clearTimeout(timer.current)
      keep()
    }
  }, [workspace, userId, settle, settleSoon])

  const change: ChangeDraft = useCallback(
    (by) => {
      const open = opened.current
      if (!open) return
      setDraft(open.change(typeof by === 'function' ? by(open.now()) : by))
      settleSoon()
    },
    [settleSoon],
  )

  /** Draws what was chosen and is still being drawn; whether there was any. */
  const catchUp = useCallback((drawn: Draft): boolean => {
    const now = opened.current?.now()
    if (!now || now === drawn) return false
    flushSync(() => setDraft(now))
    return true
  }, [])

  return { draft, change, catchUp }
}
