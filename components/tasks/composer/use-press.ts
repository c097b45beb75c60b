'use client'
import { type FormEvent, type RefObject, useState } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { goToMistake } from '@/components/tasks/composer/go-to-mistake'
import { contentOf, countOf } from '@/components/tasks/composer/press'
import { SAME_PRESS_MS, type SubmitProblem } from '@/components/tasks/composer/use-submit'
import type { FieldErrors } from '@/lib/errors'

export type Sender = {
  busy: boolean
  problem: SubmitProblem | null
  /** What is wrong with the draft; it is shown with that. */
  check: (draft: Draft) => Promise<SubmitProblem | null>
  submit: (draft: Draft, projectId: string) => Promise<SubmitProblem | null>
  /** Any change makes the last answer old. */
  forget: () => void
}

/** One object, so that rows without mistakes are not drawn again. */
export const NO_ERRORS: FieldErrors = {}

type Options = {
  form: RefObject<HTMLFormElement | null>
  draft: Draft
  /** Draws what was changed since `draft`, if anything was. */
  catchUp: (draft: Draft) => boolean
  projectId: string
  sender: Sender
  isBlocked: boolean
  onPressed: () => void
}

/**
 * What a press of the button does: it looks for what cannot be read or sent, asks once where
 * several videos are ordered, and sends. A change makes a given answer count for nothing.
 */
export const usePress = ({ form, draft, projectId, sender, isBlocked, ...options }: Options) => {
  const [asked, setAsked] = useState<{ content: string; at: number } | null>(null)
  const content = contentOf(draft, projectId)
  const isAsked = asked?.content === content && countOf(draft) > 1

  // The messages are drawn; what opens with them may not be laid out yet.
  const showMistake = () => requestAnimationFrame(() => goToMistake(form.current))

  const press = async (event: FormEvent) => {
    event.preventDefault()
    // Pressed right after a choice: what is sent is what was chosen, at its price. A form does not
    // submit itself while it submits.
    if (options.catchUp(draft)) return setTimeout(() => form.current?.requestSubmit())
    if (isBlocked || sender.busy) return
    const unread = form.current?.querySelector<HTMLElement>('[data-unread]')
    if (unread) {
      unread.closest('details')?.setAttribute('open', '')
      return unread.focus()
    }
    if (countOf(draft) > 1 && !isAsked) {
      if (await sender.check(draft)) return showMistake()
      return setAsked({ content, at: Date.now() })
    }
    if (asked && isAsked && Date.now() - asked.at < SAME_PRESS_MS) return
    setAsked(null)
    options.onPressed()
    if (await sender.submit(draft, projectId)) showMistake()
  }

  return { press, isAsked, notYet: () => setAsked(null) }
}
