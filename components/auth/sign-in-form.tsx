'use client'
import { useTranslations } from 'next-intl'
import { EmailField } from '@/components/auth/email-field'
import { FormProblem } from '@/components/auth/form-problem'
import { OAuthButtons } from '@/components/auth/oauth-buttons'
import { PasswordInput } from '@/components/auth/password-input'
import { useForm } from '@/components/auth/use-form'
import { useSignInProblem } from '@/components/auth/use-sign-in-problem'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { signInWithPassword } from '@/lib/auth/actions'
import type { SignInFacts } from '@/lib/auth/auth-view'

export const SignInForm = ({ next, oauth, problem }: SignInFacts) => {
  const t = useTranslations('auth')
  const problemWords = useSignInProblem(problem)
  const { form, action, busy, typed, errorOf, message, answers } = useForm(signInWithPassword, {
    // A page load, so that nothing of a signed-out visit is kept.
    done: () => window.location.assign(next),
    leaves: true,
  })
  const said = message ?? problemWords
  return (
    <>
      <form ref={form} action={action} noValidate className="grid gap-4">
        {said && <FormProblem key={answers}>{said}</FormProblem>}
        <EmailField typed={typed.email} error={errorOf('email')} autoFocus />
        <Field label={t('password')} error={errorOf('password')}>
          <PasswordInput
            name="password"
            autoComplete="current-password"
            defaultValue={typed.password}
            required
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-2">
          {t('signIn.title')}
        </Button>
      </form>
      <OAuthButtons choices={oauth} next={next} />
    </>
  )
}
