'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { GuestState } from '@/components/share/use-guest'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useSpeak } from '@/components/ui/use-speak'
import { scriptLang } from '@/lib/script-lang'

/** Who speaks, before anything is said; and afterwards that it can be changed. */
export const GuestName = ({ guest }: { guest: GuestState }) => {
  const t = useTranslations('share.guest')
  const speak = useSpeak()
  const field = useRef<HTMLInputElement>(null)
  const problem = guest.problem && speak(guest.problem)
  useEffect(() => {
    if (!problem) return
    field.current?.focus()
    announce('mistake', problem)
  }, [problem])
  if (guest.name !== null) {
    return (
      <p className="flex flex-wrap items-center gap-x-1.5 text-second">
        <span className="wrap-anywhere" lang={scriptLang(guest.name)}>
          {t('you', { name: guest.name })}
        </span>
        <Button size="sm" variant="quiet" onClick={guest.rename}>
          {t('change')}
        </Button>
      </p>
    )
  }
  return (
    <form
      className="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void guest.give()
      }}
    >
      <Field label={t('label')} hint={t('hint')} error={problem} className="min-w-0 grow">
        <TextInput
          ref={field}
          autoComplete="name"
          value={guest.typed}
          onChange={(event) => guest.type(event.currentTarget.value)}
        />
      </Field>
      {/* Below the line of the label. */}
      <Button type="submit" className="mt-6.5">
        {t('give')}
      </Button>
    </form>
  )
}
