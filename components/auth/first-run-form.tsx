'use client'
import { type Locale, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { EmailField } from '@/components/auth/email-field'
import { FormProblem } from '@/components/auth/form-problem'
import { OAuthButtons } from '@/components/auth/oauth-buttons'
import { PasswordInput } from '@/components/auth/password-input'
import { type Typed, useForm } from '@/components/auth/use-form'
import { useSignInProblem } from '@/components/auth/use-sign-in-problem'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useMistake } from '@/components/ui/use-mistake'
import { createStudio, prepareStudio } from '@/lib/auth/actions'
import type { FirstRunFacts } from '@/lib/auth/auth-view'
import { MIN_PASSWORD } from '@/lib/auth/person'
import type { Failure } from '@/lib/result'

const STUDIO_FIELDS = ['workspaceName', 'creditsOnAccount', 'setupCode']

export const FirstRunForm = (facts: FirstRunFacts) => {
  const t = useTranslations('auth')
  const problem = useSignInProblem(facts.problem)
  const { form, action, busy, typed, errorOf, message, answers } = useForm(createStudio, {
    done: ({ slug }) => window.location.assign(`/w/${slug}`),
    leaves: true,
  })
  const showMistake = useMistake(form)
  const locale = useLocale()
  const [answer, setAnswer] = useState<{ error: Failure['error']; asked: Locale } | null>(null)
  // As the form's own: gone with the language in which it was said.
  const refused = answer?.asked === locale ? answer.error : null
  const wrong = (name: string) => refused?.fields?.[name] ?? errorOf(name)

  const prepare = async () => {
    const all: Typed = {}
    for (const [name, value] of new FormData(form.current ?? undefined)) {
      if (typeof value === 'string' && STUDIO_FIELDS.includes(name)) all[name] = value
    }
    const result = await prepareStudio(all)
    setAnswer(result.ok ? null : { error: result.error, asked: locale })
    showMistake()
    return result.ok
  }

  const said = message ?? (refused && !refused.fields ? refused.message : null) ?? problem
  return (
    <form ref={form} action={action} onSubmit={() => setAnswer(null)} noValidate>
      <div className="grid gap-4">
        {said && <FormProblem key={answers}>{said}</FormProblem>}
        <Field label={t('firstRun.yourName')} error={wrong('displayName')}>
          <TextInput
            name="displayName"
            autoComplete="name"
            autoFocus
            defaultValue={typed.displayName}
            required
          />
        </Field>
        <EmailField typed={typed.email} error={wrong('email')} isNew />
        <Field
          label={t('password')}
          hint={
            wrong('password') ? undefined : t('firstRun.passwordHint', { minimum: MIN_PASSWORD })
          }
          error={wrong('password')}
        >
          <PasswordInput
            name="password"
            autoComplete="new-password"
            defaultValue={typed.password}
            required
          />
        </Field>
        <StudioFields {...facts} typed={typed} wrong={wrong} />
        <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-2">
          {t('firstRun.submit')}
        </Button>
      </div>
      <OAuthButtons choices={facts.oauth} next="/" before={prepare} />
    </form>
  )
}

type StudioProps = FirstRunFacts & { typed: Typed; wrong: (name: string) => string | null }

/** What the studio needs however its owner signs in. */
const StudioFields = ({ asksForCredits, needsSetupCode, typed, wrong }: StudioProps) => {
  const t = useTranslations('auth.firstRun')
  return (
    <>
      <Field label={t('workspace')} hint={t('workspaceHint')} error={wrong('workspaceName')}>
        <TextInput
          name="workspaceName"
          autoComplete="organization"
          defaultValue={typed.workspaceName}
          required
        />
      </Field>
      {asksForCredits && (
        <Field label={t('credits')} hint={t('creditsHint')} error={wrong('creditsOnAccount')}>
          <TextInput
            name="creditsOnAccount"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed.creditsOnAccount}
            required
          />
        </Field>
      )}
      {needsSetupCode && (
        <Field label={t('setupCode')} hint={t('setupCodeHint')} error={wrong('setupCode')}>
          <TextInput
            name="setupCode"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={typed.setupCode}
            required
          />
        </Field>
      )}
    </>
  )
}
