'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { NewToken } from '@/components/settings/new-token'
import { type MadeToken, type ProjectChoice, TokenForm } from '@/components/settings/token-form'
import { TokenRow } from '@/components/settings/token-row'
import { announce } from '@/components/ui/announcer'
import type { TokenView } from '@/lib/workspaces/token-view'

type Props = {
  workspace: string
  tokens: TokenView[]
  projects: ProjectChoice[]
  /** The studio's public address; null when it is only known by how it was reached. */
  appUrl: string | null
  /** What the viewer's tokens may do, too. */
  mayGenerate: boolean
  now: string
}

export const TokenSection = ({ workspace, tokens, projects, appUrl, mayGenerate, now }: Props) => {
  const t = useTranslations('settings.tokens')
  const [made, setMade] = useState<MadeToken | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const revoked = () => {
    announce('tokens', t('revoked'))
    // The pressed button goes with its row; the list keeps the place of the keyboard.
    list.current?.focus()
  }
  return (
    <section aria-labelledby="tokens" className="space-y-4">
      <div>
        <h2 id="tokens" className="font-semibold text-base">
          {t('title')}
        </h2>
        <p className="mt-2 max-w-prose text-second">{t(mayGenerate ? 'lead' : 'leadReads')}</p>
      </div>
      {made ? (
        <NewToken
          {...made}
          base={appUrl ?? location.origin}
          mayGenerate={mayGenerate}
          onDone={() => {
            setMade(null)
            list.current?.focus()
          }}
        />
      ) : (
        <TokenForm workspace={workspace} projects={projects} onMade={setMade} />
      )}
      <ul ref={list} tabIndex={-1} aria-label={t('list')} className="border-t outline-none">
        {tokens.map((token) => (
          <TokenRow
            key={token.id}
            workspace={workspace}
            token={token}
            now={now}
            onRevoked={revoked}
          />
        ))}
        {tokens.length === 0 && <li className="py-6 text-second">{t('none')}</li>}
      </ul>
    </section>
  )
}
