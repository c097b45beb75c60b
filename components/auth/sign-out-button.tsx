'use client'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { signOut } from '@/lib/auth/actions'

export const SignOutButton = () => {
  const [busy, startTransition] = useTransition()
  return (
    <Button busy={busy} onClick={() => startTransition(async () => void (await signOut()))}>
      Sign out
    </Button>
  )
}
