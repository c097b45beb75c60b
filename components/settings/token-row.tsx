'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TimeAgo } from '@/components/ui/time-ago'
import { revokeApiToken } from '@/lib/workspaces/token-actions'
import type { TokenView } from '@/lib/workspaces/token-view'

type Props = { workspace: string; token: TokenView; now: string; onRevoked: () => void }

export const TokenRow = ({ workspace, token, now, onRevoked }: Props) => {
  const t = useTranslations('settings.tokens')
  const words = useTranslations('ui')
  const [asking, setAsking] = useState(false)
  const [asked, setAsked] = useState(false)
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
    const answer = await revokeApiToken({ workspace, tokenId: token.id }).catch(() => null)
    setBusy(false)
    if (!answer) return setError(words('noAnswer'))
    if (!answer.ok) return setError(answer.error.message)
    onRevoked()
  }

  const ask = (open: boolean) => {
    setAsking(open)
    setAsked(true)
    setError(null)
  }

  const { lastUsedAt } = token
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-2.5">
      <div className="min-w-0 flex-1 basis-44">
        <p className="flex gap-x-1.5 font-medium">
          <span className="truncate" title={token.name}>
            {token.name}
          </span>
          <span className="shrink-0 font-mono font-normal text-second">…{token.ending}</span>
        </p>
        <p className="text-second text-xs wrap-anywhere">
          {token.mine ? '' : `${token.memberName} · `}
          {token.projectName} ·{' '}
          {t.rich('created', {
            ago: () => <TimeAgo at={token.createdAt} now={now} />,
          })}{' '}
          ·{' '}
          {lastUsedAt
            ? t.rich('lastUsed', {
                ago: () => <TimeAgo at={lastUsedAt} now={now} />,
              })
            : t('neverUsed')}
        </p>
      </div>
      {asking ? (
        <div className="flex flex-wrap items-center gap-2">
          <p ref={consequence} tabIndex={-1} className="rounded-xs outline-none">
            {t('consequence')}
          </p>
          <Button busy={busy} onClick={revoke}>
            {t('revokeIt')}
          </Button>
          <Button variant="quiet" onClick={() => ask(false)}>
            {t('keepIt')}
          </Button>
        </div>
      ) : (
        <Button
          autoFocus={asked}
          aria-label={t('revokeNamed', { name: token.name, ending: token.ending })}
          onClick={() => ask(true)}
        >
          {t('revoke')}
        </Button>
      )}
      {error && (
        <p role="alert" className="w-full font-medium text-xs">
          {error}
        </p>
      )}
    </li>
  )
}
