'use client'
import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef } from 'react'
import { type Failure, fail, type Result } from '@/lib/result'

export type Typed = Record<string, string>

type State = { typed: Typed; error: Failure['error'] | null; saved: boolean }

const START: State = { typed: {}, error: null, saved: false }

type Options<T> = {
  /** Runs after a success. */
  done?: (data: T) => void
  /** Another page is coming: the form stays busy. */
  leaves?: boolean
  /** Nothing typed stays after a success. */
  clears?: boolean
}

/**
 * A form that asks the server. It is a React form action, so that a press before the page has
 * come to life is kept and sent afterwards, never as a page load with a password in it. What was
 * typed survives an error; the focus goes to the first wrong field.
 */
export const useForm = <T>(
  submit: (typed: Typed) => Promise<Result<T>>,
  { done, leaves = false, clears = false }: Options<T> = {},
) => {
  const t = useTranslations('auth')
  const form = useRef<HTMLFormElement>(null)
  const [state, action, pending] = useActionState(
    async (_before: State, data: FormData): Promise<State> => {
      const typed: Typed = {}
      for (const [name, value] of data) if (typeof value === 'string') typed[name] = value
      const result = await submit(typed).catch(() => fail('unreachable', t('draftKept')))
      if (!result.ok) return { typed, error: result.error, saved: false }
      done?.(result.data)
      return { typed: clears ? {} : typed, error: null, saved: true }
    },
    START,
  )
  // Each answer is a new state, so the same mistake made twice moves the focus twice.
  useEffect(() => focusFirst(form.current, state.error?.fields), [state])
  const { error, saved, typed } = state
  const errorOf = (name: string): string | null => error?.fields?.[name] ?? null
  return {
    form,
    action,
    busy: pending || (leaves && saved),
    saved: saved && !pending,
    typed,
    errorOf,
    /** What belongs to no field that is drawn. */
    message: error && !hasDrawnField(form.current, error.fields) ? error.message : null,
  }
}

const controls = (form: HTMLFormElement | null) =>
  [...(form?.elements ?? [])].filter((element) => element instanceof HTMLInputElement)

const hasDrawnField = (form: HTMLFormElement | null, fields: Failure['error']['fields']) =>
  fields !== undefined && controls(form).some(({ name }) => name in fields)

const focusFirst = (form: HTMLFormElement | null, fields: Failure['error']['fields']) => {
  if (fields)
    controls(form)
      .find(({ name }) => name in fields)
      ?.focus()
}
