'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { revokeShareLink } from '@/lib/share/actions'
import type { ShareLinkView } from '@/lib/share/share-view'

type Props = {
  workspace: string
  link: ShareLinkView
  asking: boolean
  onAsk: (asking: boolean) => void
  onRevoked: () => void
}

/** Ends a link, in two presses: it cannot be taken back. */
export const RevokeLink = ({ workspace, link, asking, onAsk, onRevoked }: Props) => {
  const t = useTranslations('share.links')
  const words = useTranslations('ui')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const consequence = useRef<HTMLParagraphElement>(null)
  // Not to the button: a key that is held down, or pressed twice, must not be the confirmation.
  useEffect(() => {
    if (asking) consequence.current?.focus()
  }, [asking])

  const revoke = async () => {
    setBusy(true)
    setError(null)
    const answer = await revokeShareLink({ workspace, id: link.id }).catch(() => null)
    setBusy(false)
    if (!answer) return setError(words('noAnswer'))
    if (!answer.ok) return setError(answer.error.message)
    onAsk(false)
    onRevoked()
  }
  if (!asking) {
    return (
      <Button
        size="sm"
        variant="quiet"
        aria-label={t('revokeNamed', { title: link.title })}
        onClick={() => onAsk(true)}
      >
        {t('revoke')}
      </Button>
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p ref={consequence} tabIndex={-1} className="rounded-xs outline-none">
        {t('consequence')}
      </p>
      <Button size="sm" busy={busy} onClick={revoke}>
        {t('revokeIt')}
      </Button>
      <Button size="sm" variant="quiet" onClick={() => onAsk(false)}>
        {t('keepIt')}
      </Button>
      {error && (
        <p role="alert" className="w-full font-medium text-xs">
          {error}
        </p>
      )}
    </div>
  )
}
