'use client'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { TextInput } from '@/components/ui/text-input'

/** A password that can be looked at, since it is typed once. */
export const PasswordInput = (props: Omit<ComponentProps<'input'>, 'type'>) => {
  const t = useTranslations('auth')
  const [shown, setShown] = useState(false)
  return (
    <span className="relative block">
      <TextInput
        {...props}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="pr-20"
      />
      <button
        type="button"
        aria-pressed={shown}
        aria-controls={props.id}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 rounded-md px-3 text-second text-xs hover:text-ink"
      >
        {t(shown ? 'hidePassword' : 'showPassword')}
      </button>
    </span>
  )
}
