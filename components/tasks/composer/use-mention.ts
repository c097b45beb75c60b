'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { findReferences, mentionAt, mentionOf } from '@/components/tasks/composer/mention'
import type { Reference } from '@/components/tasks/composer/references'

type Mention = { start: number; query: string }

/**
 * Follows what is typed in a field, and offers the references that it may name. The field is only
 * read while an input method composes, and keys that belong to it are left alone.
 */
export const useMention = (
  field: RefObject<HTMLTextAreaElement | null>,
  references: readonly Reference[],
) => {
  const [mention, setMention] = useState<Mention | null>(null)
  const [active, setActive] = useState(0)
  const dismissedAt = useRef<number | null>(null)
  const found = mention ? findReferences(references, mention.query) : []
  const at = Math.min(active, found.length - 1)

  const insert = (reference: Reference) => {
    const element = field.current
    if (!element || !mention) return
    element.focus()
    const { selectionEnd, value } = element
    element.setSelectionRange(mention.start, selectionEnd)
    const gap = /^\s/.test(value.slice(selectionEnd)) ? '' : ' '
    // The old command keeps the browser's own undo.
    document.execCommand('insertText', false, mentionOf(reference) + gap)
    setMention(null)
  }

  const now = useRef({ mention, found, at, insert })
  now.current = { mention, found, at, insert }

  useEffect(() => {
    const element = field.current
    if (!element) return
    const follow = () => {
      const next =
        document.activeElement === element ? mentionAt(element.value, element.selectionEnd) : null
      if (next?.start !== dismissedAt.current) dismissedAt.current = null
      const open = next && dismissedAt.current === null ? next : null
      if (open?.start !== now.current.mention?.start) setActive(0)
      setMention(open)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const { mention, found, at, insert } = now.current
      const chosen = found[at]
      if (!mention || !chosen || event.isComposing || event.keyCode === 229) return
      if (event.metaKey || event.ctrlKey || event.altKey) return
      if (event.key === 'Escape') {
        dismissedAt.current = mention.start
        setMention(null)
      } else if (event.key === 'ArrowDown') setActive((at + 1) % found.length)
      else if (event.key === 'ArrowUp') setActive((at + found.length - 1) % found.length)
      else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) insert(chosen)
      else return
      // Neither the composer's sheet is closed by it nor a line begun.
      event.preventDefault()
      event.stopPropagation()
    }
    const close = () => setMention(null)
    // It may have been typed before the code for it came.
    follow()
    element.addEventListener('input', follow)
    element.addEventListener('click', follow)
    element.addEventListener('keyup', follow)
    element.addEventListener('keydown', onKeyDown)
    element.addEventListener('blur', close)
    return () => {
      element.removeEventListener('input', follow)
      element.removeEventListener('click', follow)
      element.removeEventListener('keyup', follow)
      element.removeEventListener('keydown', onKeyDown)
      element.removeEventListener('blur', close)
    }
  }, [field])

  return { found, at, insert }
}
