'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { type Draft, settingsOf } from '@/components/tasks/composer/draft'
import { keepPress, takePress } from '@/components/tasks/composer/kept-press'
import { useSpeak } from '@/components/ui/use-speak'
import type { ErrorCode, FieldErrors } from '@/lib/errors'
import { estimateCredits } from '@/lib/kling/pricing'
import { parseSettings } from '@/lib/kling/request'
import type { TaskSettings } from '@/lib/kling/settings'
import { makeRequestId } from '@/lib/request-id'
import { submitTask } from '@/lib/tasks/actions'

export type Sent = { requestId: string; settings: TaskSettings; projectId: string }

export type SubmitProblem = {
  code: ErrorCode | 'no_answer' | 'signed_in_again'
  message: string
  fields: FieldErrors
}

type Options = {
  workspace: string
  userId: string
  /** The request is on its way: its card may appear. */
  onSent: (sent: Sent) => void
  /** The studio has it. */
  onAccepted: (sent: Sent, taskId: string) => void
  /** It has not, or nobody knows. */
  onRefused: (sent: Sent) => void
}

const tabStorage = () => window.sessionStorage

const SIGNED_IN_AGAIN: SubmitProblem = { code: 'signed_in_again', message: '', fields: {} }

/** A second press within this time is the same press. */
const SAME_PRESS_MS = 600

/**
 * Sends a draft. The request's id belongs to its content: pressed again after a lost answer, the
 * same draft is the same request, and a changed one is another.
 */
export const useSubmit = ({ workspace, userId, onSent, onAccepted, onRefused }: Options) => {
  const t = useTranslations('composer.send')
  const speak = useSpeak()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SubmitProblem | null>(null)
  const underway = useRef(false)
  const named = useRef<{ content: string; requestId: string } | null>(null)

  useEffect(() => {
    if (takePress(tabStorage, userId, workspace)) setProblem(SIGNED_IN_AGAIN)
  }, [userId, workspace])

  const submit = async (draft: Draft, projectId: string): Promise<SubmitProblem | null> => {
    if (underway.current) return null
    const refuse = (found: SubmitProblem) => {
      setProblem(found)
      return found
    }
    const parsed = parseSettings(settingsOf(draft))
    if (!parsed.ok) {
      const fields = Object.fromEntries(
        Object.entries(parsed.fields).map(([name, said]) => [name, speak(said)]),
      )
      return refuse({ code: 'invalid', message: t('needChange'), fields })
    }
    const { settings } = parsed
    const takeOfId = draft.takeOfId ?? undefined
    // What the button says: the studio prices it again, and sends nothing for another price.
    const expectedCredits = estimateCredits(settings)
    const content = JSON.stringify([settings, projectId, takeOfId])
    if (named.current?.content !== content) named.current = { content, requestId: makeRequestId() }
    const sent = { requestId: named.current.requestId, settings, projectId }

    underway.current = true
    setBusy(true)
    setProblem(null)
    const samePress = new Promise((resolve) => setTimeout(resolve, SAME_PRESS_MS))
    onSent(sent)
    try {
      const answer = await submitTask({ workspace, ...sent, takeOfId, expectedCredits })
      if (!answer.ok) {
        onRefused(sent)
        if (answer.error.code === 'unauthenticated') keepPress(tabStorage, userId, workspace)
        return refuse({ ...answer.error, fields: answer.error.fields ?? {} })
      }
      named.current = null
      // Signed in again elsewhere, and pressed here: nothing is left to be reminded of.
      takePress(tabStorage, userId, workspace)
      onAccepted(sent, answer.data.taskIds[0] ?? '')
      return null
    } catch {
      onRefused(sent)
      return refuse({ code: 'no_answer', message: t('noAnswer'), fields: {} })
    } finally {
      await samePress
      underway.current = false
      setBusy(false)
    }
  }

  return { submit, busy, problem, forget: () => setProblem(null) }
}
