'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CopyLink } from '@/components/share/copy-link'
import { LinkFacts } from '@/components/share/link-facts'
import { RevokeLink } from '@/components/share/revoke-link'
import { Badge } from '@/components/ui/badge'
import { scriptLang } from '@/lib/script-lang'
import type { ShareLinkView } from '@/lib/share/share-view'

type Props = {
  workspace: string
  link: ShareLinkView
  now?: string | undefined
  onRevoked: () => void
}

/** A link: whom it may lead in, what came of it, and its end. */
export const LinkRow = ({ workspace, link, now, onRevoked }: Props) => {
  const t = useTranslations('share.links')
  const [asking, setAsking] = useState(false)
  const isLive = link.state === 'live'
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b py-2.5">
      <div className="min-w-0 flex-1 basis-44">
        <p className="flex items-baseline gap-1.5">
          <span className="truncate font-medium" lang={scriptLang(link.title)} title={link.title}>
            {link.title}
          </span>
          {!isLive && (
            <Badge>{t(`state.${link.state === 'revoked' ? 'revoked' : 'expired'}`)}</Badge>
          )}
        </p>
        <LinkFacts link={link} now={now} />
      </div>
      {isLive && (
        <div className="flex flex-wrap items-center gap-x-2">
          {!asking && <CopyLink link={link} />}
          {link.mayRevoke && (
            <RevokeLink
              workspace={workspace}
              link={link}
              asking={asking}
              onAsk={setAsking}
              onRevoked={onRevoked}
            />
          )}
        </div>
      )}
    </li>
  )
}
