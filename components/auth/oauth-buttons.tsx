'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { startOAuth } from '@/components/auth/start-oauth'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { OAuthChoice } from '@/lib/auth/auth-view'

type Props = {
  choices: OAuthChoice[]
  next: string
  /** Runs first; false stops. */
  before?: () => Promise<boolean>
}

export const OAuthButtons = ({ choices, next, before }: Props) => {
  const t = useTranslations('auth.oauth')
  const [busy, setBusy] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  if (choices.length === 0) return null
  const start = async (id: string) => {
    setBusy(id)
    setFailed(false)
    try {
      if (before && !(await before())) return setBusy(null)
      await startOAuth(id, next)
    } catch {
      setBusy(null)
      setFailed(true)
    }
  }
  return (
    <div className="mt-6 grid gap-3 border-t pt-6">
      {choices.map(({ id, name }) => (
        <Button key={id} size="lg" busy={busy === id} onClick={() => void start(id)}>
          {t('continueWith', { name: id === 'oidc' ? t('singleSignOn') : name })}
        </Button>
      ))}
      {failed && <Notice role="alert">{t('failed')}</Notice>}
    </div>
  )
}
