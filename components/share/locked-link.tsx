'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type SyntheticEvent, useRef, useState } from 'react'
import { PasswordInput } from '@/components/auth/password-input'
import { shareAddress } from '@/components/share/share-address'
import { askStudio, toldOf } from '@/components/ui/ask-studio'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { useMistake } from '@/components/ui/use-mistake'
import { type Told, useSpeak } from '@/components/ui/use-speak'

/** Asks for the password of a link, and tells nothing else of it. */
export const LockedLink = ({ token }: { token: string }) => {
  const t = useTranslations('share.locked')
  const speak = useSpeak()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const showMistake = useMistake(form)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Told | null>(null)

  const refuse = (told: Told) => {
    setBusy(false)
    setError(told)
    showMistake()
  }
  const enter = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    if (!password) return refuse(t('needed'))
    setBusy(true)
    setError(null)
    try {
      const body = { password }
      await askStudio(shareAddress(token, '/password'), { method: 'POST', body })
      // Stays busy until the page behind it is there.
      router.refresh()
    } catch (reason) {
      refuse(toldOf(reason))
    }
  }
  return (
    <div className="mx-auto max-w-96 px-4 pt-[max(1rem,16dvh)]">
      <h1 className="font-semibold text-xl">{t('title')}</h1>
      <p className="mt-1.5 text-balance text-base text-second">{t('lead')}</p>
      <form ref={form} onSubmit={enter} noValidate className="mt-6 space-y-4">
        <Field label={t('password')} error={error && speak(error)}>
          <PasswordInput
            autoComplete="off"
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value)
              setError(null)
            }}
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={busy} className="w-full">
          {t('enter')}
        </Button>
      </form>
    </div>
  )
}
