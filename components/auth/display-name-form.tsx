'use client'
import { useTranslations } from 'next-intl'
import { FormProblem } from '@/components/auth/form-problem'
import { useForm } from '@/components/auth/use-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { renameViewer } from '@/lib/auth/actions'

export const DisplayNameForm = ({ displayName }: { displayName: string }) => {
  const t = useTranslations('account')
  const { form, action, busy, typed, errorOf, message, answers, saved } = useForm(renameViewer)
  return (
    <form ref={form} action={action} noValidate className="grid justify-items-start gap-4">
      {message && <FormProblem key={answers}>{message}</FormProblem>}
      <Field label={t('profile.name')} error={errorOf('displayName')} className="w-full max-w-80">
        <TextInput
          name="displayName"
          autoComplete="name"
          defaultValue={typed.displayName ?? displayName}
          required
        />
      </Field>
      <SubmitLine busy={busy} label={t('profile.submit')} said={saved ? t('saved') : null} />
    </form>
  )
}

type LineProps = { busy: boolean; label: string; said: string | null }

/** A button and, beside it, what came of the last press. */
export const SubmitLine = ({ busy, label, said }: LineProps) => (
  <div className="flex flex-wrap items-center gap-3">
    <Button type="submit" busy={busy}>
      {label}
    </Button>
    <p role="status" className="text-second text-xs">
      {said}
    </p>
  </div>
)
