'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Draft } from '@/components/tasks/composer/draft'
import { keepPress, takePress } from '@/components/tasks/composer/kept-press'
import { batchOf, contentOf, namedSettings } from '@/components/tasks/composer/press'
import { readBatch } from '@/components/tasks/composer/read-batch'
import { useSpeak } from '@/components/ui/use-speak'
import type { ErrorCode, FieldErrors } from '@/lib/errors'
import type { TaskSettings } from '@/lib/kling/settings'
import { makeRequestId } from '@/lib/request-id'
import { submitTask } from '@/lib/tasks/actions'
import type { SameView } from '@/lib/tasks/task-view'

/** One of the tasks that a press makes. */
export type Sent = { requestId: string; settings: TaskSettings; projectId: string }

export type SubmitProblem = {
  code: ErrorCode | 'no_answer' | 'signed_in_again'
  message: string
  fields: FieldErrors
  /** The fields whose text is too long; the count beside each says by how much. */
  tooLong?: string[]
}

export type Accepted = {
  taskIds: string[]
  batchId: string | null
  /** Until then they can be taken back, ISO 8601; null where they cannot. */
  sendsAt: string | null
  /** Who had sent one of them before. */
  same: SameView | null
  /** What was sent. */
  draft: Draft
}

type Options = {
  workspace: string
  userId: string
  /** The requests are on their way: their cards may appear. */
  onSent: (sent: Sent[], press: Press) => void
  /** The studio has them. */
  onAccepted: (sent: Sent[], accepted: Accepted) => void
  /** It has not, or nobody knows. */
  onRefused: (sent: Sent[]) => void
}

/** What a press comes to; with the code that draws its cards. */
export type Press = Extract<Awaited<ReturnType<typeof readBatch>>, { ok: true }>

type Reading = { problem: SubmitProblem } | ({ problem: null } & Press)

const tabStorage = () => window.sessionStorage

const SIGNED_IN_AGAIN: SubmitProblem = { code: 'signed_in_again', message: '', fields: {} }

/** A second press within this time is the same press. */
export const SAME_PRESS_MS = 600

/**
 * Sends a draft. The press's id belongs to its content: pressed again after a lost answer, the
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

  const forget = useCallback(() => setProblem(null), [])

  const refuse = (found: SubmitProblem) => {
    // Drawn at once, long after the press as it may be: whoever pressed is led to the field.
    flushSync(() => setProblem(found))
    return found
  }

  const noAnswer = () => refuse({ code: 'no_answer', message: t('noAnswer'), fields: {} })

  /** The draft as the studio will read it, or what is wrong with it as far as this browser can tell. */
  const read = async (draft: Draft): Promise<Reading> => {
    const parsed = await readBatch(batchOf(draft)).catch(() => null)
    if (parsed === null) return { problem: noAnswer() }
    if (parsed.ok) return { problem: null, ...parsed }
    const fields = Object.fromEntries(
      Object.entries(parsed.fields).map(([name, said]) => [name, speak(said)]),
    )
    const tooLong = Object.keys(parsed.fields).filter(
      (name) => parsed.fields[name]?.key === 'fields.text.tooLong',
    )
    return { problem: refuse({ code: 'invalid', message: '', fields, tooLong }) }
  }

  const check = async (draft: Draft) => (await read(draft)).problem

  const submit = async (draft: Draft, projectId: string): Promise<SubmitProblem | null> => {
    if (underway.current) return null
    underway.current = true
    const reading = await read(draft)
    if (reading.problem) {
      underway.current = false
      return reading.problem
    }
    const content = contentOf(draft, projectId)
    if (named.current?.content !== content) named.current = { content, requestId: makeRequestId() }
    const { requestId } = named.current
    const press = {
      workspace,
      projectId,
      requestId,
      ...batchOf(draft),
      settings: namedSettings(draft),
      takeOfId: draft.takeOfId ?? undefined,
      // What the button says: the studio prices it again, and sends nothing for another price.
      expectedCredits: reading.credits,
    }
    const sent = reading.requests.map((settings, index) => ({
      requestId: index === 0 ? requestId : `${requestId}.${index}`,
      settings,
      projectId,
    }))

    setBusy(true)
    setProblem(null)
    const samePress = new Promise((resolve) => setTimeout(resolve, SAME_PRESS_MS))
    onSent(sent, reading)
    try {
      const answer = await submitTask(press)
      if (!answer.ok) {
        onRefused(sent)
        if (answer.error.code === 'unauthenticated') keepPress(tabStorage, userId, workspace)
        return refuse({ ...answer.error, fields: answer.error.fields ?? {} })
      }
      named.current = null
      // Signed in again elsewhere, and pressed here: nothing is left to be reminded of.
      takePress(tabStorage, userId, workspace)
      onAccepted(sent, { ...answer.data, draft })
      return null
    } catch {
      onRefused(sent)
      return noAnswer()
    } finally {
      await samePress
      underway.current = false
      setBusy(false)
    }
  }

  return { submit, check, busy, problem, forget }
}
