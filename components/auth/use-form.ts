'use client'
import { type Locale, useLocale, useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef } from 'react'
import { goToMistake } from '@/components/ui/use-mistake'
import { type Failure, fail, type Result } from '@/lib/result'

export type Typed = Record<string, string>

type State = {
  typed: Typed
  error: Failure['error'] | null
  /** The language in which it was asked, and so that of the answer. */
  asked: Locale | null
  saved: boolean
  answers: number
}

const START: State = { typed: {}, error: null, asked: null, saved: false, answers: 0 }

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
  const locale = useLocale()
  const form = useRef<HTMLFormElement>(null)
  const [state, action, pending] = useActionState(
    async ({ answers: before }: State, data: FormData): Promise<State> => {
      const typed: Typed = {}
      for (const [name, value] of data) if (typeof value === 'string') typed[name] = value
      const result = await submit(typed).catch(() => fail('unreachable', t('draftKept')))
      const answered = { asked: locale, answers: before + 1 }
      if (!result.ok) return { ...answered, typed, error: result.error, saved: false }
      done?.(result.data)
      return { ...answered, typed: clears ? {} : typed, error: null, saved: true }
    },
    START,
  )
  // Each answer is a new state, so the same mistake made twice is told twice.
  useEffect(() => {
    if (state.error?.fields) goToMistake(form.current)
  }, [state])
  const { saved, typed, answers } = state
  // Nobody is left with words of another language than the page's.
  const error = state.asked === locale ? state.error : null
  const errorOf = (name: string): string | null => error?.fields?.[name] ?? null
  return {
    form,
    action,
    busy: pending || (leaves && saved),
    saved: saved && !pending,
    typed,
    errorOf,
    /** The key of the alert for `message`: said again it is drawn anew, or nobody would hear it. */
    answers,
    /** What belongs to no field that is drawn. */
    message: error && !hasDrawnField(form.current, error.fields) ? error.message : null,
  }
}

const controls = (form: HTMLFormElement | null) =>
  [...(form?.elements ?? [])].filter((element) => element instanceof HTMLInputElement)

const hasDrawnField = (form: HTMLFormElement | null, fields: Failure['error']['fields']) =>
  fields !== undefined && controls(form).some(({ name }) => name in fields)
