'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { isLocalAddress } from '@/lib/auth/local-address'

type Props = {
  typed: string | undefined
  error: string | null
  autoFocus?: boolean
  /** An account begins with it: what may be a slip is said, and taken all the same. */
  isNew?: boolean
}

/** The name of an account, as password managers know it. */
export const EmailField = ({ typed, error, autoFocus, isNew = false }: Props) => {
  const t = useTranslations('auth')
  const [isLocal, setLocal] = useState(isNew && isLocalAddress(typed ?? ''))
  return (
    <Field
      label={t('email')}
      error={error}
      hint={isLocal && !error ? t('localAddress') : undefined}
    >
      <TextInput
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={autoFocus}
        defaultValue={typed}
        onBlur={(event) => isNew && setLocal(isLocalAddress(event.currentTarget.value))}
        required
      />
    </Field>
  )
}
