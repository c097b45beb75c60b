'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { signOut } from '@/lib/auth/actions'

export const SignOutButton = () => {
  const t = useTranslations('auth')
  const [busy, startTransition] = useTransition()
  return (
    <Button busy={busy} onClick={() => startTransition(async () => void (await signOut()))}>
      {t('signOut')}
    </Button>
  )
}
