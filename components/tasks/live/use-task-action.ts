'use client'
import { useState } from 'react'
import type { FieldErrors } from '@/lib/errors'
import type { Result } from '@/lib/result'

export type ActionProblem = { message: string; fields: FieldErrors }

/** Runs one thing at a time on a task, and keeps what went wrong beside it. */
export const useTaskAction = (refresh: () => Promise<unknown>) => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  const run = async (action: () => Promise<Result<unknown>>): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setProblem(null)
    const answer = await action().catch(() => null)
    // Whatever was answered, what is on screen should be what is true now.
    await refresh().catch(() => {})
    setBusy(false)
    if (answer?.ok) return true
    setProblem({
      message: answer?.error.message ?? 'No answer. Look at the card again before you repeat it.',
      fields: answer?.error.fields ?? {},
    })
    return false
  }
  return { run, busy, problem }
}
