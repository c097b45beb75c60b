'use client'
import { useTranslations } from 'next-intl'
import { SubmitLine } from '@/components/auth/display-name-form'
import { FormProblem } from '@/components/auth/form-problem'
import { PasswordInput } from '@/components/auth/password-input'
import { useForm } from '@/components/auth/use-form'
import { Field } from '@/components/ui/field'
import { replacePassword } from '@/lib/auth/actions'
import { MIN_PASSWORD } from '@/lib/auth/person'

type Props = { email: string; hasPassword: boolean }

export const PasswordForm = ({ email, hasPassword }: Props) => {
  const t = useTranslations('account.password')
  const { form, action, busy, typed, errorOf, message, answers, saved } = useForm(
    ({ currentPassword = '', newPassword = '' }) =>
      replacePassword({ currentPassword, newPassword }),
    { clears: true },
  )
  return (
    <form ref={form} action={action} noValidate className="grid justify-items-start gap-4">
      {message && <FormProblem key={answers}>{message}</FormProblem>}
      {/* Password managers file the new password under this name. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      {hasPassword && (
        <Field label={t('current')} error={errorOf('currentPassword')} className="w-full max-w-80">
          <PasswordInput
            name="currentPassword"
            autoComplete="current-password"
            defaultValue={typed.currentPassword}
            required
          />
        </Field>
      )}
      <Field
        label={t('new')}
        hint={t('newHint', { minimum: MIN_PASSWORD })}
        error={errorOf('newPassword')}
        className="w-full max-w-80"
      >
        <PasswordInput
          name="newPassword"
          autoComplete="new-password"
          defaultValue={typed.newPassword}
          required
        />
      </Field>
      <SubmitLine
        busy={busy}
        label={t(hasPassword ? 'change' : 'set')}
        said={saved ? t('changed') : null}
      />
    </form>
  )
}
