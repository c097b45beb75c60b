'use client'
import { SubmitLine } from '@/components/auth/display-name-form'
import { PasswordInput } from '@/components/auth/password-input'
import { useForm } from '@/components/auth/use-form'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { replacePassword } from '@/lib/auth/actions'

type Props = { email: string; hasPassword: boolean }

export const PasswordForm = ({ email, hasPassword }: Props) => {
  const { form, action, busy, typed, errorOf, message, saved } = useForm(
    ({ currentPassword = '', newPassword = '' }) =>
      replacePassword({ currentPassword, newPassword }),
    { clears: true },
  )
  return (
    <form ref={form} action={action} noValidate className="grid justify-items-start gap-4">
      {message && <Notice role="alert">{message}</Notice>}
      {/* Password managers file the new password under this name. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      {hasPassword && (
        <Field
          label="Current password"
          error={errorOf('currentPassword')}
          className="w-full max-w-80"
        >
          <PasswordInput
            name="currentPassword"
            autoComplete="current-password"
            defaultValue={typed.currentPassword}
            required
          />
        </Field>
      )}
      <Field
        label="New password"
        hint="At least 8 characters. Every other session ends."
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
        label={hasPassword ? 'Change the password' : 'Set a password'}
        said={saved ? 'Changed. Every other session has ended.' : null}
      />
    </form>
  )
}
