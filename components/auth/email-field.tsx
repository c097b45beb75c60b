import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'

type Props = { typed: string | undefined; error: string | null }

/** The name of an account, as password managers know it. */
export const EmailField = ({ typed, error }: Props) => {
  const t = useTranslations('auth')
  return (
    <Field label={t('email')} error={error}>
      <TextInput
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={typed}
        required
      />
    </Field>
  )
}
