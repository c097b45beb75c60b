'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState, useTransition } from 'react'
import { deviceWords, placeWords } from '@/components/auth/session-words'
import { Button } from '@/components/ui/button'
import { TimeAgo } from '@/components/ui/time-ago'
import { endAllOtherSessions, endOneSession } from '@/lib/auth/actions'
import type { SessionView } from '@/lib/auth/session-view'
import type { Result } from '@/lib/result'

type Props = { sessions: SessionView[]; now: string }

export const SessionList = ({ sessions, now }: Props) => {
  const t = useTranslations('account.sessions')
  const words = useTranslations('ui')
  const router = useRouter()
  const list = useRef<HTMLUListElement>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [, startTransition] = useTransition()
  const others = sessions.filter((session) => !session.isCurrent)

  const end = (what: string, run: () => Promise<Result<unknown>>, success: string) => {
    setBusy(what)
    setSaid(null)
    startTransition(async () => {
      const result = await run().catch(() => null)
      setBusy(null)
      setSaid(result?.ok ? success : (result?.error.message ?? words('noAnswer')))
      // The pressed button goes with its row; the list keeps the place of the keyboard.
      if (result?.ok) list.current?.focus()
      router.refresh()
    })
  }

  return (
    <div className="grid grid-cols-1 justify-items-start">
      <ul ref={list} tabIndex={-1} aria-label={t('title')} className="w-full border-t outline-none">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-4 border-b py-2.5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">
                {deviceWords(t, session.device)}
                {session.isCurrent && (
                  <span className="font-normal text-second"> · {t('thisOne')}</span>
                )}
              </p>
              <p className="text-second text-xs wrap-anywhere">
                {placeWords(t, session.address)} ·{' '}
                {t.rich('lastSeen', { ago: () => <TimeAgo at={session.lastSeenAt} now={now} /> })}
              </p>
            </div>
            {!session.isCurrent && (
              <Button
                busy={busy === session.id}
                aria-label={t('endNamed', {
                  device: deviceWords(t, session.device),
                  place: placeWords(t, session.address),
                })}
                onClick={() =>
                  end(session.id, () => endOneSession({ sessionId: session.id }), t('ended'))
                }
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3 has-[:not(:empty)]:mt-4">
        {others.length > 0 && (
          <Button
            busy={busy === 'others'}
            onClick={() => end('others', () => endAllOtherSessions(), t('othersEnded'))}
          >
            {t('endOthers')}
          </Button>
        )}
        <p role="status" className="text-second text-xs">
          {said}
        </p>
      </div>
    </div>
  )
}
