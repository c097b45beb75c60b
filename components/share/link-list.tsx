'use client'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { LinkRow } from '@/components/share/link-row'
import { announce } from '@/components/ui/announcer'
import type { ShareLinkView } from '@/lib/share/share-view'

type Props = { workspace: string; links: ShareLinkView[]; onChange: () => void; now?: string }

export const LinkList = ({ workspace, links, onChange, now }: Props) => {
  const t = useTranslations('share.links')
  const list = useRef<HTMLUListElement>(null)
  const revoked = () => {
    announce('links', t('revoked'))
    onChange()
    // The pressed button goes; the list keeps the place of the keyboard.
    list.current?.focus()
  }
  return (
    <ul ref={list} tabIndex={-1} aria-label={t('title')} className="border-t outline-none">
      {links.map((link) => (
        <LinkRow key={link.id} workspace={workspace} link={link} now={now} onRevoked={revoked} />
      ))}
    </ul>
  )
}
