'use client'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TimeAgo } from '@/components/ui/time-ago'
import { revokeApiToken } from '@/lib/workspaces/token-actions'
import type { TokenView } from '@/lib/workspaces/token-view'

type Props = { workspace: string; token: TokenView; now: string; onRevoked: () => void }

export const TokenRow = ({ workspace, token, now, onRevoked }: Props) => {
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
    if (!answer) return setError('The studio did not answer. Try again.')
    if (!answer.ok) return setError(answer.error.message)
    onRevoked()
  }

  const ask = (open: boolean) => {
    setAsking(open)
    setAsked(true)
    setError(null)
  }

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-2.5">
      <div className="min-w-0 flex-1 basis-44">
        <p className="truncate font-medium">
          {token.name} <span className="font-mono font-normal text-second">…{token.ending}</span>
        </p>
        <p className="truncate text-second text-xs">
          {token.mine ? '' : `${token.memberName} · `}
          {token.projectName} · created <TimeAgo at={token.createdAt} now={now} /> ·{' '}
          {token.lastUsedAt ? (
            <>
              last used <TimeAgo at={token.lastUsedAt} now={now} />
            </>
          ) : (
            'never used'
          )}
        </p>
      </div>
      {asking ? (
        <div className="flex flex-wrap items-center gap-2">
          <p ref={consequence} tabIndex={-1} className="rounded-xs outline-none">
            Scripts that use it stop at once.
          </p>
          <Button busy={busy} onClick={revoke}>
            Revoke it
          </Button>
          <Button variant="quiet" onClick={() => ask(false)}>
            Keep it
          </Button>
        </div>
      ) : (
        <Button
          autoFocus={asked}
          aria-label={`Revoke ${token.name}, which ends in ${token.ending}`}
          onClick={() => ask(true)}
        >
          Revoke
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
