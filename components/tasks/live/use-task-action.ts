'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ErrorCode, FieldErrors } from '@/lib/errors'
import type { Result } from '@/lib/result'

/** `code` is null when no answer came at all. */
export type ActionProblem = { code: ErrorCode | null; message: string; fields: FieldErrors }

export type ActionEnd<T> = { ok: true; data: T } | { ok: false; problem: ActionProblem }

/** Runs one thing at a time on a task, and keeps what went wrong beside it. */
export const useTaskAction = (refresh: () => Promise<unknown>) => {
  const t = useTranslations('tasks')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  /** Null when the last press is still being worked on. */
  const run = async <T>(action: () => Promise<Result<T>>): Promise<ActionEnd<T> | null> => {
    if (busy) return null
    setBusy(true)
    setProblem(null)
    const answer = await action().catch(() => null)
    // Whatever was answered, what is on screen should be what is true now.
    await refresh().catch(() => {})
    setBusy(false)
    if (answer?.ok) return answer
    const failed = answer
      ? { fields: {}, ...answer.error }
      : { code: null, message: t('noAnswer'), fields: {} }
    setProblem(failed)
    return { ok: false, problem: failed }
  }
  return { run, busy, problem, forget: () => setProblem(null) }
}
